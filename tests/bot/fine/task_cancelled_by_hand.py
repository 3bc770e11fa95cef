import asyncio

async def beat():
    while True:
        await asyncio.sleep(0.1)

async def main():
    task = asyncio.create_task(beat())
    await asyncio.sleep(0.35)
    task.cancel()

asyncio.run(main())
