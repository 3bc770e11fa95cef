# line: 8
import asyncio

def fetch():
    return "page"

async def worker():
    return await fetch()

async def main():
    print(await asyncio.gather(worker()))

asyncio.run(main())
