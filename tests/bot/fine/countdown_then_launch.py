import asyncio

async def countdown(n):
    while n > 0:
        print(n)
        await asyncio.sleep(1)
        n -= 1

async def launch():
    await asyncio.sleep(0.5)
    print("lift-off")

async def main():
    await countdown(3)
    await launch()

asyncio.run(main())
