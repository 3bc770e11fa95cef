# line: 8
import asyncio

async def save(item):
    await asyncio.sleep(0.1)

async def main():
    job = save(1)
    await asyncio.sleep(0.2)
    print("saved?")

asyncio.run(main())
