"""A producer and a consumer with a queue that holds two."""

import asyncio


async def produce(queue):
    for number in range(5):
        await asyncio.sleep(0.1)
        await queue.put(number)
    await queue.put(None)


async def consume(queue):
    while (item := await queue.get()) is not None:
        await asyncio.sleep(0.3)
        print("done with", item)


async def main():
    queue = asyncio.Queue(maxsize=2)
    async with asyncio.TaskGroup() as group:
        group.create_task(produce(queue), name="producer")
        group.create_task(consume(queue), name="consumer")


asyncio.run(main())
