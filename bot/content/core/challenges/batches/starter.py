import asyncio
import contextlib


async def batches(source, size):
    ...
    yield []
