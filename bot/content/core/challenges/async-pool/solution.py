from contextlib import asynccontextmanager


@asynccontextmanager
async def lend(free):
    tool = await free.get()
    try:
        yield tool
    finally:
        free.put_nowait(tool)
