import asyncio

async def one(n):
    await asyncio.sleep(0.01)
    return n

async def start():
    await asyncio.sleep(0)
    return asyncio.gather(one(1), one(2))

async def main():
    running = await start()
    print("started", not running.done())
    print(await running)

asyncio.run(main())
