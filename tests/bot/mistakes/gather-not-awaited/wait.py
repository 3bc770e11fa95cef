# line: 9
import asyncio

async def work(n):
    await asyncio.sleep(0.1)

async def main():
    tasks = [asyncio.create_task(work(n)) for n in range(3)]
    asyncio.wait(tasks)
    print("all done?")

asyncio.run(main())
