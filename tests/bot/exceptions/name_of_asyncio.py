# line: 6
# says: write `asyncio.sleep`
import asyncio

async def main():
    await sleep(1)

asyncio.run(main())
