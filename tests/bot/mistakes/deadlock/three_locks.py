# line: 7
import asyncio

async def eat(n, forks):
    async with forks[n]:
        await asyncio.sleep(0.1)
        async with forks[(n + 1) % 3]:
            print(n, "eats")

async def main():
    forks = [asyncio.Lock() for _ in range(3)]
    await asyncio.gather(*(eat(n, forks) for n in range(3)))

asyncio.run(main())
