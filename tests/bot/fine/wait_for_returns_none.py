import asyncio

async def tidy():
    await asyncio.sleep(0.1)

async def main():
    result = await asyncio.wait_for(tidy(), timeout=1)
    print(result)

asyncio.run(main())
