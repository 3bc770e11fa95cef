import asyncio

async def inner():
    await asyncio.sleep(0.1)
    return 1

def in_thread():
    return asyncio.run(inner())

async def main():
    print(await asyncio.to_thread(in_thread))

asyncio.run(main())
