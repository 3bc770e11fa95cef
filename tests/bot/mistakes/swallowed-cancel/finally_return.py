# line: 10
import asyncio

async def fetch(page):
    text = "partial"
    try:
        await asyncio.sleep(1)
        text = f"page {page}"
    finally:
        return text

async def crawl():
    return [await fetch(page) for page in range(3)]

async def main():
    task = asyncio.create_task(crawl())
    await asyncio.sleep(0.1)
    task.cancel()
    result = await task
    print("cancelled?", task.cancelled(), result)

asyncio.run(main())
