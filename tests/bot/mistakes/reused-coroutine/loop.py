# line: 10
import asyncio

async def ping():
    await asyncio.sleep(0.01)

async def main():
    job = ping()
    for _ in range(2):
        await job

asyncio.run(main())
