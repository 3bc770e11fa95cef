# line: 6
import asyncio

async def main():
    print("wait")
    asyncio.sleep(1)
    print("no wait")

asyncio.run(main())
