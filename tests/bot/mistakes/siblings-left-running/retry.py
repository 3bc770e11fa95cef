# line: 13
import asyncio

async def call(n):
    await asyncio.sleep(0.1 * n)
    if n == 1:
        raise ValueError(n)
    print("call", n)

async def main():
    for attempt in range(2):
        try:
            await asyncio.gather(call(1), call(3))
        except ValueError:
            print("attempt", attempt)
    await asyncio.sleep(1)

asyncio.run(main())
