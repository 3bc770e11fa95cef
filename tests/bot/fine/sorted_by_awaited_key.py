import asyncio

async def size(word):
    await asyncio.sleep(0)
    return len(word)

async def main():
    words = ["aaa", "b", "cc"]
    sizes = dict(zip(words, await asyncio.gather(*map(size, words))))
    print(sorted(words, key=sizes.get), max(words, key=lambda w: sizes[w]))

asyncio.run(main())
