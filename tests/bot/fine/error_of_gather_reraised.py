import asyncio

async def ok():
    await asyncio.sleep(0.05)

async def bad():
    await asyncio.sleep(0.1)
    raise ValueError("bad")

async def main():
    try:
        await asyncio.gather(ok(), bad())
    except ValueError as error:
        print("gather said", error)

asyncio.run(main())
