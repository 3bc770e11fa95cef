# line: 11
import asyncio

class Feed:
    async def items(self):
        for word in ("a", "b"):
            yield word
            await asyncio.sleep(0)

async def show(feed):
    for item in feed.items():
        print(item)

async def main():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(show(Feed()))

asyncio.run(main())
