import asyncio
from contextlib import aclosing

async def numbers():
    try:
        for n in range(10):
            await asyncio.sleep(0.01)
            yield n
    finally:
        print("closed")

async def main():
    async with aclosing(numbers()) as stream:
        async for n in stream:
            if n == 2:
                break

asyncio.run(main())
