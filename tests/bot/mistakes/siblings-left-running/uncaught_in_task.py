# line: 11
import asyncio

async def part(name, delay):
    await asyncio.sleep(delay)
    if name == "b":
        raise KeyError(name)
    print(name, "done")

async def batch():
    await asyncio.gather(part("a", 0.4), part("b", 0.1), part("c", 0.3))

async def main():
    task = asyncio.create_task(batch())
    await asyncio.wait([task])
    print("batch failed:", task.exception())
    await asyncio.sleep(1)

asyncio.run(main())
