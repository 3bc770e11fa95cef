# line: 11
import asyncio

async def fetch(url):
    await asyncio.sleep(0.5)
    return len(url)

async def main():
    sizes = []
    for url in ["a", "bb", "ccc"]:
        sizes.append(await fetch(url))
    print(sizes)

asyncio.run(main())
