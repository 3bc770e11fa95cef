# line: 12
import asyncio

async def get_page(n):
    await asyncio.sleep(0.1)
    return f"page {n}"

async def main():
    n = 0
    pages = []
    while n < 3:
        pages.append(await get_page(n))
        n += 1
    print(pages)

asyncio.run(main())
