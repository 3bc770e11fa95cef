# line: 8
import asyncio

async def fetch():
    return 1

def get():
    return asyncio.run(fetch())

async def main():
    print(get())

asyncio.run(main())
