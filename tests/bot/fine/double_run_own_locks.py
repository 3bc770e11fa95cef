import asyncio

async def main():
    lock = asyncio.Lock()
    async def use(n):
        async with lock:
            await asyncio.sleep(0.01)
            print(n)
    await asyncio.gather(use(1), use(2))

asyncio.run(main())
asyncio.run(main())
