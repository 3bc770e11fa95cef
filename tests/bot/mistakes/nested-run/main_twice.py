# line: 9
import asyncio

async def work():
    await asyncio.sleep(0.01)

async def main():
    tasks = [work() for _ in range(2)]
    asyncio.run(asyncio.wait(tasks))

asyncio.run(main())
