# line: 11
import asyncio

async def unstable():
    await asyncio.sleep(0.01)
    raise ConnectionError("no")

async def retry(coro, times):
    for attempt in range(times):
        try:
            return await coro
        except ConnectionError as error:
            print(attempt, error)

async def main():
    await retry(unstable(), 3)

asyncio.run(main())
