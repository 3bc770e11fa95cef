# line: 10
import asyncio

async def distance(city):
    await asyncio.sleep(0.02)
    return len(city)

async def main():
    cities = ["Rome", "Oslo", "Lima"]
    distances = asyncio.gather(*[distance(city) for city in cities])
    print(sorted(distances)[0])

asyncio.run(main())
