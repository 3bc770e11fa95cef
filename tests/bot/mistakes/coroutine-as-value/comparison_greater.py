# line: 9
import asyncio

async def temperature():
    await asyncio.sleep(0)
    return 30

async def main():
    if temperature() > 25:
        print("hot")

asyncio.run(main())
