import asyncio

async def apply(step, value):
    await asyncio.sleep(0.05)
    return step(value)

async def main():
    value = 1
    for step in (lambda n: n + 1, lambda n: n * 10, str):
        value = await apply(step, value)
    print(value)

asyncio.run(main())
