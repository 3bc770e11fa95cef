# line: 7
import asyncio
import time

def slow_lines():
    for n in range(3):
        time.sleep(0.2)
        yield f"line {n}"

async def reader():
    for line in slow_lines():
        print(line)
        await asyncio.sleep(0)

async def clock():
    for _ in range(5):
        await asyncio.sleep(0.1)

async def main():
    await asyncio.gather(clock(), reader())

asyncio.run(main())
