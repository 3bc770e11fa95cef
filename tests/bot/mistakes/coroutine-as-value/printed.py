# line: 8
import asyncio

async def name():
    return "Ada"

async def main():
    print(name())

asyncio.run(main())
