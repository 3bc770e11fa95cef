# line: 9
import asyncio

async def stubborn():
    while True:
        try:
            await asyncio.sleep(0.5)
            return "late"
        except asyncio.CancelledError:
            print("no")

async def main():
    task = asyncio.create_task(stubborn())
    await asyncio.sleep(0.1)
    task.cancel()
    print(await task)

asyncio.run(main())
