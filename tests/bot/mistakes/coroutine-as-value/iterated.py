# line: 8
import asyncio

async def items():
    return [1, 2]

async def main():
    for item in items():
        print(item)

asyncio.run(main())
