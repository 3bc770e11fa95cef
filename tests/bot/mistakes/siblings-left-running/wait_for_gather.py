# line: 14
import asyncio

async def ok():
    await asyncio.sleep(0.5)
    print("ok after all")

async def broken():
    await asyncio.sleep(0.1)
    raise RuntimeError("broken")

async def main():
    try:
        await asyncio.wait_for(asyncio.gather(ok(), broken()), timeout=2)
    except RuntimeError as error:
        print("failed:", error)
    await asyncio.sleep(1)

asyncio.run(main())
