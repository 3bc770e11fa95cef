# line: 11
import asyncio

async def probe(n):
    await asyncio.sleep(0.01 * n)
    if n == 2:
        raise RuntimeError("probe broke")
    return n

async def main():
    tasks = [asyncio.create_task(probe(n)) for n in range(4)]
    done, pending = await asyncio.wait(tasks)
    print(len(done), "done", len(pending), "pending")

asyncio.run(main())
