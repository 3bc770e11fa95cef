# line: 11
import asyncio

async def unit(n):
    await asyncio.sleep(n / 10)
    if n == 1:
        raise ValueError("unit 1")
    print("unit", n, "done")

async def job():
    await asyncio.gather(unit(1), unit(2), unit(3))

async def main():
    task = asyncio.create_task(job())
    await asyncio.wait([task])
    print("job failed:", task.exception())
    await asyncio.sleep(0.5)

asyncio.run(main())
