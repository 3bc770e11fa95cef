# line: 9
import asyncio

async def shot(n):
    await asyncio.sleep(0.01)
    return n % 3

async def main():
    for number, result in enumerate(asyncio.gather(shot(1), shot(2))):
        print(number, result)

asyncio.run(main())
