import asyncio
from contextlib import asynccontextmanager


@asynccontextmanager
async def lend(free):
    ...
    yield None
