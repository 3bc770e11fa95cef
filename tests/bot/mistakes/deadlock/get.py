# line: 6
import asyncio

async def main():
    box = asyncio.Queue()
    print(await box.get())

asyncio.run(main())
