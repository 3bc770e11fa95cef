# line: 9
import asyncio

async def load(path):
    await asyncio.sleep(0.01)
    raise LookupError(path)

async def main():
    task = asyncio.create_task(load("a.txt"))
    await asyncio.sleep(0.1)
    print("done:", task.done())

asyncio.run(main())
