import asyncio

async def call_api(n):
    await asyncio.sleep(0.05)
    return n

async def main():
    for n in range(3):
        print(await call_api(n))
        await asyncio.sleep(0.2)

asyncio.run(main())
