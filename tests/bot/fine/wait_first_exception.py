import asyncio

async def step(n):
    await asyncio.sleep(0.1 * n)
    if n == 2:
        raise RuntimeError("step 2")
    return n

async def main():
    tasks = [asyncio.create_task(step(n)) for n in range(4)]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    for task in pending:
        task.cancel()
    if pending:
        await asyncio.wait(pending)
    for task in tasks:
        if not task.cancelled() and task.exception():
            print("failed with", task.exception())

asyncio.run(main())
