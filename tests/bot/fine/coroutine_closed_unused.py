import asyncio

async def work():
    await asyncio.sleep(1)

async def main(skip):
    coro = work()
    if skip:
        coro.close()
        print("skipped")
        return
    await coro

asyncio.run(main(True))
