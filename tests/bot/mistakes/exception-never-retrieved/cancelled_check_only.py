# line: 9
import asyncio

async def work():
    await asyncio.sleep(0.02)
    raise ValueError("broken")

async def main():
    task = asyncio.create_task(work())
    await asyncio.wait({task}, timeout=1)
    if task.cancelled():
        print("cancelled")
    else:
        print("not cancelled")

asyncio.run(main())
