import asyncio

async def step(n):
    await asyncio.sleep(0.01)
    return n + 1

with asyncio.Runner() as runner:
    first = runner.run(step(1))
    second = runner.run(step(first))
print(second)
