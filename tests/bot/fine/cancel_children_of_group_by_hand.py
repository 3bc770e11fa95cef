import asyncio

async def child(n):
    try:
        await asyncio.sleep(n)
        return n
    except asyncio.CancelledError:
        print("child", n, "cancelled")
        raise

async def main():
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(child(n)) for n in (1, 5)]
        await asyncio.sleep(2)
        tasks[1].cancel()
    print([task.cancelled() for task in tasks])

asyncio.run(main())
