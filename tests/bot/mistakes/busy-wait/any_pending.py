# line: 9
import asyncio

async def nap(n):
    await asyncio.sleep(n)

async def main():
    tasks = [asyncio.create_task(nap(n / 10)) for n in range(3)]
    while any(not task.done() for task in tasks):
        await asyncio.sleep(0.01)
    print("all done")

asyncio.run(main())
