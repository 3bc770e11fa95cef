import asyncio

async def work():
    try:
        await asyncio.sleep(10)
    finally:
        await asyncio.sleep(0.01)
        print("clean")

async def main():
    task = asyncio.create_task(work())
    await asyncio.sleep(0.1)
    task.cancel()
    await asyncio.wait([task])
    print(task.cancelled())

asyncio.run(main())
