# line: 7
import asyncio
import time

async def with_timeout(coro, seconds):
    try:
        return await asyncio.wait_for(coro, seconds)
    except TimeoutError:
        return None

async def slow_read():
    time.sleep(1)
    return "data"

async def main():
    print(await with_timeout(slow_read(), 0.3))

asyncio.run(main())
