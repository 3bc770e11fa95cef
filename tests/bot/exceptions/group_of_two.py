# line: 15
# says: 2 tasks of the TaskGroup failed: `ValueError: no milk` at line 8 and `TimeoutError` at line 11
# says: `except* (ValueError, TimeoutError):`
# topic: exception-groups
import asyncio

async def buy(item):
    raise ValueError(f"no {item}")

async def wait():
    async with asyncio.timeout(0):
        await asyncio.sleep(1)

async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(wait())
        await asyncio.sleep(0)
        group.create_task(buy("milk"))

asyncio.run(main())
