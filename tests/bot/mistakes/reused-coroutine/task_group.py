# line: 12
import asyncio

async def ping():
    await asyncio.sleep(0.01)
    print("ping")

async def main():
    coro = ping()
    async with asyncio.TaskGroup() as group:
        for _ in range(2):
            group.create_task(coro)

asyncio.run(main())
