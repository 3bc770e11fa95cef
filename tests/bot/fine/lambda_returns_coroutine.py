import asyncio

async def double(n):
    await asyncio.sleep(0.01)
    return n * 2

async def main():
    steps = [lambda n: double(n), lambda n: double(n + 1)]
    value = 1
    for step in steps:
        value = await step(value)
    print(value)

asyncio.run(main())
