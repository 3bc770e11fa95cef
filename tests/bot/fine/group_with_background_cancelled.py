import asyncio

async def monitor():
    while True:
        await asyncio.sleep(0.1)

async def work(n):
    await asyncio.sleep(0.1 * n)
    return n

async def main():
    async with asyncio.TaskGroup() as group:
        watching = group.create_task(monitor())
        results = [group.create_task(work(n)) for n in range(3)]
        await asyncio.wait(results)
        watching.cancel()
    print([task.result() for task in results])

asyncio.run(main())
