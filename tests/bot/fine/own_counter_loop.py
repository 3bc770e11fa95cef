import asyncio

async def main():
    n = 0
    while n < 5:
        n += 1
        await asyncio.sleep(0)
    print(n)

asyncio.run(main())
