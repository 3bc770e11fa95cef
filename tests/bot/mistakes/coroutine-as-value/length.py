# line: 9
import asyncio

async def load():
    await asyncio.sleep(0.01)
    return "text"

async def main():
    data = load()
    print(len(data))

asyncio.run(main())
