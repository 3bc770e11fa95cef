from contextlib import asynccontextmanager


@asynccontextmanager
async def lend(free):
    tool = await free.get()
    try:
        yield tool
    except Exception:
        free.put_nowait(tool)
        raise
    else:
        free.put_nowait(tool)
