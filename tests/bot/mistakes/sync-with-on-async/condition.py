# line: 5
import asyncio

async def waiter(condition):
    with condition:
        await condition.wait()

async def main():
    condition = asyncio.Condition()
    task = asyncio.create_task(waiter(condition))
    await asyncio.sleep(0.1)
    async with condition:
        condition.notify_all()
    await task

asyncio.run(main())
