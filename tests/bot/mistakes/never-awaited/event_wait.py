# line: 6
import asyncio

async def main():
    event = asyncio.Event()
    event.wait()
    print("went on at once")

asyncio.run(main())
