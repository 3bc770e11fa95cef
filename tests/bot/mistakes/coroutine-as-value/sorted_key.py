# line: 10
import asyncio

async def score(word):
    await asyncio.sleep(0.001)
    return len(word)

async def main():
    words = ["pear", "fig", "banana"]
    print(sorted(words, key=lambda word: score(word)))

asyncio.run(main())
