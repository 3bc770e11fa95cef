import asyncio

async def nothing():
    await asyncio.sleep(0)

async def main():
    result = await nothing()
    print(result is None, not result)

asyncio.run(main())
