import asyncio

class Crawler:
    def __init__(self):
        self.seen = set()

    async def visit(self, group, page, depth):
        if page in self.seen or depth == 0:
            return
        self.seen.add(page)
        await asyncio.sleep(0.01)
        for child in (page * 2, page * 2 + 1):
            group.create_task(self.visit(group, child, depth - 1))

async def main():
    crawler = Crawler()
    async with asyncio.TaskGroup() as group:
        group.create_task(crawler.visit(group, 1, 3))
    print(sorted(crawler.seen))

asyncio.run(main())
