import inspect


async def settle(*things):
    return [await thing if inspect.isawaitable(thing) else thing for thing in things]
