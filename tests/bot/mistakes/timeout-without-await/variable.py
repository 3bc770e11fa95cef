# line: 11
import asyncio
import time

LIMIT = 0.1

async def job():
    time.sleep(0.3)

async def main():
    async with asyncio.timeout(LIMIT):
        await job()

asyncio.run(main())
