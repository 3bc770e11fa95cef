# line: 11
import asyncio

async def collect(out):
    for n in range(10):
        await asyncio.sleep(0.1)
        out.append(n)

async def main():
    out = []
    task = asyncio.create_task(collect(out))
    await asyncio.sleep(0.35)
    print(out, task.done())

asyncio.run(main())
