# line: 10
import asyncio

async def step(n):
    await asyncio.sleep(0.01)
    if n == 2:
        raise RuntimeError("step 2")

async def main():
    tasks = [asyncio.create_task(step(n)) for n in range(3)]
    await asyncio.sleep(0.1)
    print(len(tasks))

asyncio.run(main())
