# line: 10
import asyncio

async def leaf(n):
    await asyncio.sleep(0.3)
    print("leaf", n)

async def branch():
    for n in range(2):
        asyncio.create_task(leaf(n))
    await asyncio.sleep(0.05)
    print("branch done")

async def main():
    await asyncio.gather(branch(), asyncio.sleep(0.1))

asyncio.run(main())
