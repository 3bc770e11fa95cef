import asyncio

async def stage(source, target, fn):
    while (item := await source.get()) is not None:
        await target.put(fn(item))
    await target.put(None)

async def main():
    a, b, c = (asyncio.Queue(1) for _ in range(3))
    async with asyncio.TaskGroup() as tg:
        tg.create_task(stage(a, b, lambda n: n + 1))
        tg.create_task(stage(b, c, lambda n: n * 10))
        for n in (1, 2, 3):
            await a.put(n)
        await a.put(None)
        while (out := await c.get()) is not None:
            print(out)

asyncio.run(main())
