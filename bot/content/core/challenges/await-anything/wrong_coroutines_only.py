import asyncio


async def settle(*things):
    async def one(thing):
        return await thing if asyncio.iscoroutine(thing) else thing

    return await asyncio.gather(*(one(thing) for thing in things))
