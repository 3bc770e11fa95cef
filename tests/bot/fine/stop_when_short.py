import asyncio

async def fetch(page):
    await asyncio.sleep(0.1)
    return list(range(page * 2, 5))

async def main():
    rows = []
    for page in range(10):
        batch = await fetch(page)
        if not batch:
            break
        rows.extend(batch)
    print(rows)

asyncio.run(main())
