from contextlib import asynccontextmanager


@asynccontextmanager
async def lend(free):
    tool = await free.get()
    free.put_nowait(tool)
    yield tool
