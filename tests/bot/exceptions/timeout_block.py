# line: 7
# says: The time of `asyncio.timeout(0.1)` was up
# topic: timeouts
import asyncio

async def main():
    async with asyncio.timeout(0.1):
        await asyncio.sleep(1)

asyncio.run(main())
