# line: 6
import asyncio

async def main():
    event = asyncio.Event()
    await event.set()

asyncio.run(main())
