import asyncio

def start(coro):
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(coro)
    return asyncio.ensure_future(coro)

async def job():
    await asyncio.sleep(0.01)
    return 5

async def main():
    print(await start(job()))

print(start(job()))
asyncio.run(main())
