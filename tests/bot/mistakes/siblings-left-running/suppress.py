# line: 14
import asyncio
from contextlib import suppress

async def slow():
    await asyncio.sleep(0.5)
    print("slow end")

async def wrong():
    raise KeyError("k")

async def main():
    with suppress(KeyError):
        await asyncio.gather(slow(), wrong())
    await asyncio.sleep(1)

asyncio.run(main())
