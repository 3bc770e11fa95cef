# line: 7
import asyncio

async def philosopher(name, left, right):
    async with left:
        await asyncio.sleep(0.1)
        async with right:
            print(name, "eats")

async def main():
    forks = [asyncio.Lock() for _ in range(3)]
    await asyncio.gather(*(
        philosopher(f"p{n}", forks[n], forks[(n + 1) % 3]) for n in range(3)
    ))

asyncio.run(main())
