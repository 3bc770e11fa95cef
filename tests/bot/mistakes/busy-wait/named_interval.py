# line: 13
import asyncio

INTERVAL = 0.01
done = []

async def work():
    await asyncio.sleep(0.1)
    done.append("yes")

async def main():
    task = asyncio.create_task(work())
    while not done:
        await asyncio.sleep(INTERVAL)
    print(done)
    await task

asyncio.run(main())
