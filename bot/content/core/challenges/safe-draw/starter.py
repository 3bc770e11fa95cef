import asyncio


async def draw(account, amount, ask):
    ...
