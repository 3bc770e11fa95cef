import asyncio


async def settle(*things):
    ...
