import asyncio

total = 0

async def add(n):
    global total
    before = total
    await asyncio.sleep(0.01)
    total = before + n

async def main():
    for n in range(4):
        await add(n)
    print(total)

asyncio.run(main())
