import asyncio

lock = asyncio.Lock()
shared = {"a": 1}

async def show():
    before = shared["a"]
    async with lock:
        await asyncio.sleep(0.01)
        print(before, shared["a"])

async def main():
    await asyncio.gather(show(), show())

asyncio.run(main())
