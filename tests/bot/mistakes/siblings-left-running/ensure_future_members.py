# line: 14
import asyncio

async def ok(n):
    await asyncio.sleep(0.3)
    print("ok", n)

async def bad():
    await asyncio.sleep(0)
    raise KeyError("k")

async def main():
    jobs = [asyncio.ensure_future(ok(1)), asyncio.ensure_future(bad())]
    group = asyncio.gather(*jobs)
    try:
        await group
    except KeyError as error:
        print("error", error)
    await asyncio.sleep(0.5)

asyncio.run(main())
