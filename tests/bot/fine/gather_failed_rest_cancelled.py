import asyncio

async def f(n):
    await asyncio.sleep(n / 10)
    if n == 1:
        raise ValueError(n)
    return n

async def main():
    tasks = [asyncio.create_task(f(n)) for n in range(1, 4)]
    try:
        await asyncio.gather(*tasks)
    except ValueError:
        for task in tasks:
            task.cancel()
        print(await asyncio.gather(*tasks, return_exceptions=True))

asyncio.run(main())
