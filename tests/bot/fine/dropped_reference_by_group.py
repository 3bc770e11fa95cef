import asyncio

async def f(n):
    await asyncio.sleep(0.1)

async def main():
    async with asyncio.TaskGroup() as group:
        for n in range(3):
            group.create_task(f(n))

asyncio.run(main())
