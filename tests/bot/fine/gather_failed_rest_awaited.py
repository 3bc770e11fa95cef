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
    except ValueError as error:
        print("one failed", error)
        await asyncio.wait(tasks)
    print([task.done() for task in tasks])

asyncio.run(main())
