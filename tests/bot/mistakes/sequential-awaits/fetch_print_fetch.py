# line: 11
import asyncio

async def fetch(url):
    print("start", url)
    await asyncio.sleep(1)
    print("end", url)
    return url.upper()

async def main():
    first = await fetch("a")
    print("first", first)
    second = await fetch("b")
    print("second", second)

asyncio.run(main())
