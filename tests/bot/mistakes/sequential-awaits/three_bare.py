# line: 9
import asyncio

async def download(name):
    await asyncio.sleep(1)
    print(name)

async def main():
    await download("a")
    await download("b")
    await download("c")

asyncio.run(main())
