import asyncio

async def careful():
    try:
        await asyncio.sleep(5)
    finally:
        print("cleanup")
        await asyncio.sleep(0.2)
        print("clean")

async def main():
    task = asyncio.create_task(careful())
    await asyncio.sleep(0.1)
    task.cancel()
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled")

asyncio.run(main())
