# line: 12
# says: `await anext(it, None)`
# topic: async-for
import asyncio

async def numbers():
    yield 1

async def main():
    stream = numbers()
    print(await anext(stream))
    print(await anext(stream))

asyncio.run(main())
