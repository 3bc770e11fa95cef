import asyncio

async def bad():
    raise ValueError("bad")

async def slow():
    await asyncio.sleep(1)

async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(bad())
            group.create_task(slow())
    except* ValueError as errors:
        print(len(errors.exceptions))
    await asyncio.sleep(0.1)

asyncio.run(main())
