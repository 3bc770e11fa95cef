import asyncio

async def job(n):
    await asyncio.sleep(0.1)
    return n

async def main():
    tasks = {n: asyncio.create_task(job(n)) for n in range(3)}
    print({n: await task for n, task in tasks.items()})

asyncio.run(main())
