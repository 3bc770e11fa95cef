# line: 9
import asyncio

async def retry():
    for attempt in range(3):
        try:
            await asyncio.sleep(0.5)
            return attempt
        except (asyncio.CancelledError, ValueError):
            print("retry", attempt)

async def main():
    task = asyncio.create_task(retry())
    await asyncio.sleep(0.1)
    task.cancel()
    print(await task)

asyncio.run(main())
