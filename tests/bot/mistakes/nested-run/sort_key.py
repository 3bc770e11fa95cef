# line: 10
import asyncio

async def weight(word):
    await asyncio.sleep(0)
    return len(word)

async def main():
    words = ["pear", "fig", "banana"]
    words.sort(key=lambda word: asyncio.run(weight(word)))
    print(words)

asyncio.run(main())
