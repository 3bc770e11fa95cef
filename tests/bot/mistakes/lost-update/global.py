# line: 10
import asyncio

counter = 0

async def add():
    global counter
    value = counter
    await asyncio.sleep(0)
    counter = value + 1

async def main():
    await asyncio.gather(*(add() for _ in range(10)))
    print(counter)

asyncio.run(main())
