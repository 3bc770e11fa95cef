# line: 10
import asyncio
import threading

guard = threading.Lock()
count = 0

async def bump():
    global count
    async with guard:
        count += 1

async def main():
    await asyncio.gather(bump(), bump())
    print(count)

asyncio.run(main())
