import asyncio


def ask(loop, work, value, timeout):
    async def limited():
        async with asyncio.timeout(timeout):
            return await work(value)

    return asyncio.run(limited())
