import asyncio

async def work(a, b):
    async with a:
        await asyncio.sleep(0.1)
        async with b:
            print("both")

async def main():
    a, b = asyncio.Lock(), asyncio.Lock()
    await asyncio.gather(work(a, b), work(a, b))

asyncio.run(main())
