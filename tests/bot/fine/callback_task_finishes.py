import asyncio

async def note():
    await asyncio.sleep(0.01)
    print("noted")

async def main():
    asyncio.get_running_loop().call_soon(lambda: asyncio.ensure_future(note()))
    await asyncio.sleep(0.1)

asyncio.run(main())
