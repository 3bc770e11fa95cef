# line: 7
# says: the last index is n - 1
import asyncio

async def main():
    results = await asyncio.gather(asyncio.sleep(0, 1), asyncio.sleep(0, 2))
    print(results[2])

asyncio.run(main())
