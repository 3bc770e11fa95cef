# line: 18
import asyncio
import time

async def flaky(n, attempts):
    await asyncio.sleep(0.01)
    attempts[n] = attempts.get(n, 0) + 1
    if attempts[n] < 3:
        raise ConnectionError("try again")
    return n

async def with_retry(n, attempts):
    delay = 0.1
    while True:
        try:
            return await flaky(n, attempts)
        except ConnectionError:
            time.sleep(delay)
            delay *= 2

async def main():
    attempts = {}
    print(await asyncio.gather(*(with_retry(n, attempts) for n in range(3))))

asyncio.run(main())
