# line: 7
import asyncio

async def main():
    box = asyncio.Queue(maxsize=2)
    for n in range(3):
        await box.put(n)
    print("full")

asyncio.run(main())
