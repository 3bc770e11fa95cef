import asyncio

async def work():
    await asyncio.sleep(0.1)
    return "worked"

async def timed(coro):
    loop = asyncio.get_running_loop()
    start = loop.time()
    result = await coro
    return result, round(loop.time() - start, 1)

async def main():
    print(await timed(work()))

asyncio.run(main())
