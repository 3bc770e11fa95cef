from contextlib import asynccontextmanager


@asynccontextmanager
async def lend(free):
    yield await free.get()
