# line: 10
import asyncio

async def poll():
    n = 0
    while n < 4:
        n += 1
        try:
            await asyncio.sleep(0.2)
        except BaseException as error:
            print(type(error).__name__)
    return n

async def main():
    task = asyncio.create_task(poll())
    await asyncio.sleep(0.3)
    task.cancel()
    print(await task)

asyncio.run(main())
