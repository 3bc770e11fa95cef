from contextlib import asynccontextmanager


@asynccontextmanager
async def lend(free):
    tool = await free.get()
    yield tool
    free.put_nowait(tool)
