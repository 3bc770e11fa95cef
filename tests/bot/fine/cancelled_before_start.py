import asyncio

async def never_runs():
    print("not reached")

async def main():
    task = asyncio.create_task(never_runs())
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("did not even start")

asyncio.run(main())
