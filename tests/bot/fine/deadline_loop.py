import asyncio

async def main():
    loop = asyncio.get_running_loop()
    end = loop.time() + 0.05
    while loop.time() < end:
        await asyncio.sleep(0.01)
    print("time is up")

asyncio.run(main())
