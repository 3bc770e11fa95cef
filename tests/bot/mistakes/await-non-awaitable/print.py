# line: 6
import asyncio

async def main():
    await asyncio.sleep(0.01)
    await print("hello")

asyncio.run(main())
