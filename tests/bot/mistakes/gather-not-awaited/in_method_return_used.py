# line: 18
import asyncio

class Crawler:
    def __init__(self, urls):
        self.urls = urls

    async def fetch(self, url):
        await asyncio.sleep(0.1)
        return len(url)

    def run(self):
        sizes = asyncio.gather(*(self.fetch(url) for url in self.urls))
        return sizes

async def main():
    crawler = Crawler(["a", "bb", "ccc"])
    print(sum(crawler.run()))

asyncio.run(main())
