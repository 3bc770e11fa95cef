import asyncio

async def get(page):
    await asyncio.sleep(0.1)
    return f"page {page}"

async def main():
    pages = []
    for n in range(3):
        pages.append(await get(n))
        await asyncio.sleep(0.5)
    print(pages)

asyncio.run(main())
