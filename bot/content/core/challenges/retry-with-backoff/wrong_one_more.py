import asyncio


async def retry(call, attempts, pause):
    for _ in range(attempts):
        try:
            return await call()
        except ConnectionError:
            await asyncio.sleep(pause)
            pause *= 2
    return await call()
