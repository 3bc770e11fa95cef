# line: 11
import asyncio

async def fetch():
    await asyncio.sleep(0.01)
    return 5

async def main(task):
    print(await task)

asyncio.run(main(asyncio.create_task(fetch())))
