# line: 11
import asyncio

async def flaky():
    await asyncio.sleep(0.01)
    raise OSError("down")

async def retry(coro, times):
    for n in range(times):
        try:
            return await coro
        except OSError as error:
            print("try", n, error)

async def main():
    await retry(flaky(), 3)

asyncio.run(main())
