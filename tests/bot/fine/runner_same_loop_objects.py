import asyncio

async def make():
    return asyncio.Queue()

async def use(queue):
    asyncio.get_running_loop().call_later(0.01, queue.put_nowait, 1)
    return await queue.get()

with asyncio.Runner() as runner:
    queue = runner.run(make())
    print(runner.run(use(queue)))
    print(runner.run(use(queue)))
