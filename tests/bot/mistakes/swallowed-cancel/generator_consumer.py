# line: 9
import asyncio

async def ticks():
    n = 0
    while n < 4:
        try:
            await asyncio.sleep(0.1)
        except asyncio.CancelledError:
            print("ignored")
        n += 1
        yield n

async def consume():
    async for n in ticks():
        print("tick", n)
        await asyncio.sleep(0)

async def main():
    task = asyncio.create_task(consume())
    await asyncio.sleep(0.25)
    task.cancel()
    await task

asyncio.run(main())
