# line: 16
import asyncio

store = {"count": 0}

async def read():
    await asyncio.sleep(0.01)
    return store["count"]

async def write(value):
    await asyncio.sleep(0.01)
    store["count"] = value

async def increment():
    value = await read()
    await write(value + 1)

async def main():
    await asyncio.gather(*(increment() for _ in range(5)))
    print(store)

asyncio.run(main())
