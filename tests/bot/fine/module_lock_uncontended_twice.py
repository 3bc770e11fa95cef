import asyncio

lock = asyncio.Lock()

async def main():
    async with lock:
        await asyncio.sleep(0.01)
    print("done")

asyncio.run(main())
asyncio.run(main())
