import asyncio


async def transfer(bank, source, target, amount):
    ...
