import asyncio

async def job(n):
    await asyncio.sleep(n)
    return n

async def main():
    tasks = [asyncio.create_task(job(n)) for n in (0.1, 0.2, 9)]
    done, pending = await asyncio.wait(tasks, timeout=1)
    print(len(done), len(pending))
    for task in pending:
        task.cancel()
    await asyncio.wait(pending)

asyncio.run(main())
