import asyncio

async def main():
    loop = asyncio.get_running_loop()
    end = loop.time() + 0.05
    turns = 0
    while loop.time() < end:
        turns += 1
        await asyncio.sleep(0.01)
    print(turns > 2)

asyncio.run(main())
