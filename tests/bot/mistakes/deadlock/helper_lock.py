# line: 7
import asyncio

lock = asyncio.Lock()

async def write():
    async with lock:
        print("write")

async def main():
    async with lock:
        await write()

asyncio.run(main())
