# line: 9
import asyncio

async def work(n):
    await asyncio.sleep(0.1)

async def main():
    tasks = [asyncio.create_task(work(n)) for n in range(3)]
    done, pending = asyncio.wait(tasks)
    print(len(done))

asyncio.run(main())
