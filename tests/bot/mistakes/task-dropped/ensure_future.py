# line: 9
import asyncio

async def log():
    await asyncio.sleep(0.2)
    print("log")

async def main():
    asyncio.ensure_future(log())

asyncio.run(main())
