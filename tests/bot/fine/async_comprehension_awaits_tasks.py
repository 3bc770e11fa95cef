import asyncio

async def job(n):
    await asyncio.sleep(0.1)
    return n

async def main():
    tasks = [asyncio.create_task(job(n)) for n in range(4)]
    print([await task for task in tasks])

asyncio.run(main())
