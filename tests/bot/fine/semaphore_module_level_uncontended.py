import asyncio

limit = asyncio.Semaphore(5)

async def main():
    async with limit:
        await asyncio.sleep(0.01)
    print("ok")

asyncio.run(main())
asyncio.run(main())
