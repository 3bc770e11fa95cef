import asyncio

async def is_free(name):
    await asyncio.sleep(0.1)
    return name.endswith("3")

async def pick(names):
    for name in names:
        if await is_free(name):
            return name
    return None

print(asyncio.run(pick(["bot1", "bot2", "bot3", "bot4"])))
