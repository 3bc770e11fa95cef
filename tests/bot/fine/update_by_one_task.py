import asyncio

counter = 0

async def add():
    global counter
    value = counter
    await asyncio.sleep(0)
    counter = value + 1

async def main():
    for _ in range(3):
        await add()
    print(counter)

asyncio.run(main())
