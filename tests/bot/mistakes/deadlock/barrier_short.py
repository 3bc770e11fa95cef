# line: 6
import asyncio

async def runner(n, start):
    print(n, "at the line")
    await start.wait()
    print(n, "runs")

async def main():
    start = asyncio.Barrier(3)
    await asyncio.gather(runner(1, start), runner(2, start))

asyncio.run(main())
