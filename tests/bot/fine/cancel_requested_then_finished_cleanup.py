import asyncio

async def upload():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("rolling back")
        await asyncio.sleep(0.2)
        print("rolled back")
        raise

async def main():
    task = asyncio.create_task(upload())
    await asyncio.sleep(0.1)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled")

asyncio.run(main())
