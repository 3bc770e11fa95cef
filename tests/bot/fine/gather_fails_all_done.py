import asyncio

async def quick():
    await asyncio.sleep(0.01)
    return "quick"

async def slow_and_bad():
    await asyncio.sleep(0.1)
    raise RuntimeError("bad in the end")

async def main():
    try:
        await asyncio.gather(quick(), slow_and_bad())
    except RuntimeError as error:
        print(error)

asyncio.run(main())
