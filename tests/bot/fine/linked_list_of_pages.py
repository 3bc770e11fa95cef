import asyncio

PAGES = {"a": "b", "b": "c", "c": None}

async def fetch_next(page):
    await asyncio.sleep(0.1)
    return PAGES[page]

async def main():
    page = "a"
    seen = []
    while page is not None:
        seen.append(page)
        page = await fetch_next(page)
    print(seen)

asyncio.run(main())
