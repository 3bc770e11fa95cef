# line: 9
import asyncio, time

async def slow():
    time.sleep(0.5)
    return 1

async def main():
    print(await asyncio.wait_for(slow(), 0.1))

asyncio.run(main())
