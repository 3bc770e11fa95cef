import asyncio

jobs = list(range(6))

async def worker(name):
    while jobs:
        job = jobs.pop()
        await asyncio.sleep(0.01)
        print(name, job)

async def main():
    await asyncio.gather(worker("a"), worker("b"))

asyncio.run(main())
