"""Three sleeps side by side take as long as the longest."""

import asyncio


async def nap(seconds):
    await asyncio.sleep(seconds)
    print("slept", seconds)
    return seconds


async def main():
    print(await asyncio.gather(nap(1), nap(2.5), nap(1.5)))


asyncio.run(main())
