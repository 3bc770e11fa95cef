# line: 14
import asyncio

async def fill(box):
    for n in range(3):
        await asyncio.sleep(0.05)
        box.append(n)

async def main():
    box = []
    task = asyncio.create_task(fill(box))
    taken = 0
    while taken < 3:
        while not box:
            await asyncio.sleep(0)
        print(box.pop(0))
        taken += 1
    await task

asyncio.run(main())
