# line: 10
import asyncio

async def flaky():
    raise ValueError("no")

async def retry(job):
    for _ in range(3):
        try:
            return await job
        except ValueError:
            print("again")

asyncio.run(retry(flaky()))
