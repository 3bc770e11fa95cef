import asyncio

async def beat():
    try:
        while True:
            await asyncio.sleep(0.1)
    except asyncio.CancelledError:
        print("stopping")
        raise

async def main():
    task = asyncio.create_task(beat())
    await asyncio.sleep(0.35)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("stopped")

asyncio.run(main())
