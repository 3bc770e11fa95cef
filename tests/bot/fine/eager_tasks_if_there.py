import asyncio

async def cached(n):
    return n

async def main():
    factory = getattr(asyncio, "eager_task_factory", None)
    if factory is not None:
        asyncio.get_running_loop().set_task_factory(factory)
    tasks = [asyncio.create_task(cached(n)) for n in range(3)]
    print(await asyncio.gather(*tasks))

asyncio.run(main())
