import asyncio

async def maybe(n):
    await asyncio.sleep(0.01 * n)
    if n % 2:
        raise ValueError(n)
    return n

async def main():
    done, _ = await asyncio.wait([asyncio.create_task(maybe(n)) for n in range(4)])
    for task in done:
        try:
            print("fine", task.result())
        except ValueError as error:
            print("error", error)

asyncio.run(main())
