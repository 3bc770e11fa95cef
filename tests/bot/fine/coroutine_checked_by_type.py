import asyncio

async def job():
    await asyncio.sleep(0.01)
    return 1

async def main():
    coro = job()
    print(asyncio.iscoroutine(coro), type(coro).__name__)
    if coro is not None:
        print(await coro)

asyncio.run(main())
