import asyncio

class Crawl:
    async def page(self, n):
        await asyncio.sleep(0.01)
        return n

    def begin(self):
        self.everything = asyncio.gather(*(self.page(n) for n in range(3)))

    async def end(self):
        return await self.everything

async def main():
    crawl = Crawl()
    crawl.begin()
    print(await crawl.end())

asyncio.run(main())
