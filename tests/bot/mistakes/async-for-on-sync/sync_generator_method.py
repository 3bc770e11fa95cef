# line: 10
import asyncio

class Book:
    def pages(self):
        for n in range(2):
            yield f"page {n}"

async def read(book):
    async for page in book.pages():
        print(page)

async def main():
    await read(Book())

asyncio.run(main())
