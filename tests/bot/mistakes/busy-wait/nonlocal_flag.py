# line: 13
import asyncio

async def main():
    finished = False

    async def job():
        nonlocal finished
        await asyncio.sleep(0.1)
        finished = True

    task = asyncio.create_task(job())
    while finished is False:
        await asyncio.sleep(0.001)
    await task
    print("finished")

asyncio.run(main())
