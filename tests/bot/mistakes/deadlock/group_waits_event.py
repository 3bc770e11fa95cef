# line: 5
import asyncio

async def wait_for_go(go, n):
    await go.wait()
    print("runner", n)

async def main():
    go = asyncio.Event()
    async with asyncio.TaskGroup() as tg:
        for n in range(2):
            tg.create_task(wait_for_go(go, n))
    go.set()

asyncio.run(main())
