import asyncio

tries = []

async def flaky():
    tries.append(1)
    await asyncio.sleep(0.01)
    if len(tries) < 3:
        raise ConnectionError("no")
    return "yes"

async def retry(make, times):
    for _ in range(times):
        try:
            return await make()
        except ConnectionError:
            continue
    return None

print(asyncio.run(retry(flaky, 5)))
