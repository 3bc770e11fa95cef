import asyncio

async def main():
    task = asyncio.create_task(asyncio.sleep(1))
    delay = 0.01
    while not task.done():
        await asyncio.sleep(delay)
        delay *= 2
    print("done", delay > 0.1)

asyncio.run(main())
