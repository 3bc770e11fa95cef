import asyncio

async def eat(n, first, second):
    async with first:
        await asyncio.sleep(0.01)
        async with second:
            print(n, "eats")

async def main():
    forks = [asyncio.Lock() for _ in range(3)]
    meals = []
    for n in range(3):
        low, high = sorted((n, (n + 1) % 3))
        meals.append(eat(n, forks[low], forks[high]))
    await asyncio.gather(*meals)

asyncio.run(main())
