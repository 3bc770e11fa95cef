from contextlib import asynccontextmanager


@asynccontextmanager
async def lend(free):
    tool = free.get_nowait()
    try:
        yield tool
    finally:
        free.put_nowait(tool)
