import asyncio

async def fetch(page):
    await asyncio.sleep(0.05)
    return {"items": [page], "next": page + 1 if page < 3 else None}

async def main():
    page, items = 1, []
    while page:
        answer = await fetch(page)
        items += answer["items"]
        page = answer["next"]
    print(items)

asyncio.run(main())
