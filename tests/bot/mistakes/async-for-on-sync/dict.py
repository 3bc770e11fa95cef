# line: 6
import asyncio

async def main():
    data = {"a": 1}
    async for key, value in data.items():
        print(key, value)

asyncio.run(main())
