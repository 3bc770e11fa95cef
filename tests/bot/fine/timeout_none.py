import asyncio

async def main():
    async with asyncio.timeout(None):
        await asyncio.sleep(0.3)
    print("no limit")

asyncio.run(main())
