# line: 5
import asyncio

async def main():
    async for x in range(3):
        await asyncio.sleep(0)

asyncio.run(main())
