import time


async def retry(call, attempts, pause):
    for n in range(1, attempts + 1):
        try:
            return await call()
        except ConnectionError:
            if n == attempts:
                raise
        time.sleep(pause)
        pause *= 2
