# line: 11
import asyncio

async def probe(n):
    await asyncio.sleep(0.01 * n)
    if n == 2:
        raise OSError("no route")
    return n

async def main():
    tasks = [asyncio.create_task(probe(n)) for n in (1, 2)]
    for first in asyncio.as_completed(tasks):
        print(await first)
        break
    await asyncio.sleep(0.1)

asyncio.run(main())
