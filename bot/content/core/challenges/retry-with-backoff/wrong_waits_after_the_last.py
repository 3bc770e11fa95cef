import asyncio


async def retry(call, attempts, pause):
    last = None
    for _ in range(attempts):
        try:
            return await call()
        except ConnectionError as error:
            last = error
        await asyncio.sleep(pause)
        pause *= 2
    raise last
