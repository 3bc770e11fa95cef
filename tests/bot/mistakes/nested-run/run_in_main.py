# line: 8
import asyncio

async def fetch():
    return 1

async def main():
    asyncio.run(fetch())

asyncio.run(main())
