# line: 6
import asyncio

async def main():
    box = asyncio.Queue()
    await box.put_nowait(1)

asyncio.run(main())
