# line: 5
import asyncio

async def main():
    print([x async for x in (1, 2)])

asyncio.run(main())
