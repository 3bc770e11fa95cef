import asyncio
import inspect


async def settle(*things):
    values = [thing for thing in things if not inspect.isawaitable(thing)]
    waits = [thing for thing in things if inspect.isawaitable(thing)]
    return values + await asyncio.gather(*waits)
