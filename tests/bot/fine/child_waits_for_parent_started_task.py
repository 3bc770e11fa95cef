import asyncio

async def first():
    await asyncio.sleep(0.1)
    return 1

async def second(task):
    return 1 + await task

async def main():
    one = asyncio.create_task(first())
    two = asyncio.create_task(second(one))
    print(await two)

asyncio.run(main())
