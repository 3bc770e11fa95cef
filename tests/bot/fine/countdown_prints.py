import asyncio

async def countdown(name, n):
    while n > 0:
        print(name, n)
        await asyncio.sleep(0.5)
        n -= 1
    print(name, "lift off")

async def main():
    await countdown("first", 2)
    await countdown("second", 2)

asyncio.run(main())
