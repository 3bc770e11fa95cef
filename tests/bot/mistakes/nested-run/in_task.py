# line: 8
import asyncio

async def inner():
    return 2

async def outer():
    return asyncio.run(inner())

async def main():
    await asyncio.gather(outer())

asyncio.run(main())
