# line: 5
import asyncio

async def run_all(*jobs):
    done = asyncio.gather(*jobs)
    print("started", len(jobs))

async def job(n):
    await asyncio.sleep(0.1)
    print(n)

async def main():
    await run_all(job(1), job(2))

asyncio.run(main())
