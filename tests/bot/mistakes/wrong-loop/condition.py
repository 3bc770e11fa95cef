# line: 8
import asyncio

changed = asyncio.Condition()

async def wait():
    async with changed:
        await changed.wait()

async def main():
    try:
        await asyncio.wait_for(wait(), 0.01)
    except TimeoutError:
        print("nothing changed")

asyncio.run(main())
asyncio.run(main())
