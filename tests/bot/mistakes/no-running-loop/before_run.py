# line: 10
import asyncio

async def work():
    print("work")

async def main(task):
    await task

task = asyncio.create_task(work())
asyncio.run(main(task))
