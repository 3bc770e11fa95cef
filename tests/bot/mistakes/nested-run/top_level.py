# line: 8
import asyncio

async def main():
    print("hi")

await asyncio.sleep(0)
asyncio.run(main())
