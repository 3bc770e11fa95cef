import asyncio
from contextlib import aclosing

async def ticks():
    try:
        n = 0
        while True:
            yield n
            n += 1
            await asyncio.sleep(0.1)
    finally:
        print("closed")

async def main():
    async with aclosing(ticks()) as stream:
        async for n in stream:
            if n == 3:
                break
    print("end")

asyncio.run(main())
