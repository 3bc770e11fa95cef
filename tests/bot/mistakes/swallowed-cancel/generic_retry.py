# line: 12
import asyncio

async def call(n):
    await asyncio.sleep(0.2)
    return n

async def retrying(fn, *args):
    for attempt in range(3):
        try:
            return await fn(*args)
        except (Exception, asyncio.CancelledError):
            print("retry", attempt)

async def main():
    task = asyncio.create_task(retrying(call, 1))
    await asyncio.sleep(0.1)
    task.cancel()
    print(await task)

asyncio.run(main())
