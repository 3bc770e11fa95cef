import asyncio


async def settle(*things):
    async def one(thing):
        if asyncio.iscoroutine(thing) or asyncio.isfuture(thing):
            return await thing
        return thing

    return await asyncio.gather(*(one(thing) for thing in things))
