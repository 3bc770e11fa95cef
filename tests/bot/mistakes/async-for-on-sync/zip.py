# line: 6
import asyncio

async def main():
    names = ["a", "b"]
    async for name, n in zip(names, range(2)):
        await asyncio.sleep(0)
        print(name, n)

asyncio.run(main())
