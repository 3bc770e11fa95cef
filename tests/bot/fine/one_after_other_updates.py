import asyncio

total = 0

async def add(n):
    global total
    old = total
    await asyncio.sleep(0.01)
    total = old + n

async def main():
    await add(1)
    await add(2)
    await asyncio.create_task(add(3))
    print(total)

asyncio.run(main())
