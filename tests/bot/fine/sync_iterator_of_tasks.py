import asyncio

async def job(n):
    await asyncio.sleep(0.1 / (n + 1))
    return n

async def main():
    tasks = [asyncio.create_task(job(n)) for n in range(3)]
    for task in tasks:
        print(await task)

asyncio.run(main())
