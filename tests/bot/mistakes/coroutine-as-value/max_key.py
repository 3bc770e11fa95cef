# line: 9
import asyncio

async def size(box):
    await asyncio.sleep(0)
    return len(box)

async def main():
    print(max(["aa", "b"], key=size))

asyncio.run(main())
