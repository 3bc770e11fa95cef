# line: 11
import asyncio

async def count_words(page):
    await asyncio.sleep(0.15)
    return len(page)

async def main():
    total = 0
    for page in ("home", "about", "contact", "blog"):
        total += await count_words(page)
    print("total", total)

asyncio.run(main())
