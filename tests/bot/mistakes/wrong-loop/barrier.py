# line: 7
import asyncio

barrier = asyncio.Barrier(2)

async def racer(n):
    await barrier.wait()
    print("go", n)

async def main():
    await asyncio.gather(racer(1), racer(2))

asyncio.run(main())
asyncio.run(main())
