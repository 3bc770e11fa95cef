# line: 7
import asyncio

async def worker():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("got cancel, but finishing first")
    await asyncio.sleep(1)
    return "finished anyway"

async def main():
    task = asyncio.create_task(worker())
    await asyncio.sleep(0.1)
    task.cancel()
    print(await task)

asyncio.run(main())
