# line: 12
import asyncio, time

async def ticker():
    while True:
        print("tick")
        await asyncio.sleep(0.1)

async def main():
    task = asyncio.create_task(ticker())
    await asyncio.sleep(0.05)
    time.sleep(2)
    await asyncio.sleep(0.2)
    task.cancel()

asyncio.run(main())
