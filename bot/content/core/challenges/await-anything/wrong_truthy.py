import asyncio
import inspect


async def settle(*things):
    async def one(thing):
        return await thing if inspect.isawaitable(thing) else thing

    return await asyncio.gather(*(one(thing) for thing in things if thing))
