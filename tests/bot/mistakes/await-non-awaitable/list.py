# line: 9
import asyncio

async def work():
    pass

async def main():
    tasks = [asyncio.create_task(work())]
    await tasks

asyncio.run(main())
