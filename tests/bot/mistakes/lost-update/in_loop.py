# line: 11
import asyncio

hits = 0

async def visit():
    global hits
    for _ in range(3):
        old = hits
        await asyncio.sleep(0.01)
        hits = old + 1

async def main():
    tasks = [asyncio.create_task(visit()) for _ in range(4)]
    for task in tasks:
        await task
    print(hits)

asyncio.run(main())
