import asyncio

async def f():
    await asyncio.sleep(10)

async def main():
    group = asyncio.gather(f(), f())
    await asyncio.sleep(0)
    group.cancel()
    try:
        await group
    except asyncio.CancelledError:
        print("cancelled")

asyncio.run(main())
