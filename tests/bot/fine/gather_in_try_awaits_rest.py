import asyncio

async def step(n):
    await asyncio.sleep(n / 10)
    if n == 1:
        raise OSError("first")
    return n

async def main():
    tasks = [asyncio.create_task(step(n)) for n in (1, 2, 3)]
    try:
        await asyncio.gather(*tasks)
    except OSError as error:
        print("error", error)
        results = await asyncio.gather(*tasks, return_exceptions=True)
        print(results)

asyncio.run(main())
