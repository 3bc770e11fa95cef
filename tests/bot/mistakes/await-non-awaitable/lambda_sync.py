# line: 8
import asyncio

handlers = {"add": lambda a, b: a + b}

async def dispatch(name, *args):
    handler = handlers[name]
    return await handler(*args)

async def main():
    print(await dispatch("add", 1, 2))

asyncio.run(main())
