# line: 10
import asyncio
import time

def read():
    time.sleep(2)
    return "data"

async def main():
    async with asyncio.timeout(1):
        print(read())

asyncio.run(main())
