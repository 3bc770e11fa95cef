# line: 7
import asyncio

async def consumer(condition, items):
    async with condition:
        while not items:
            await condition.wait()
        print("got", items.pop())

async def producer(condition, items):
    async with condition:
        items.append("tea")

async def main():
    condition = asyncio.Condition()
    items = []
    await asyncio.gather(consumer(condition, items), producer(condition, items))

asyncio.run(main())
