"""The article's first example, with its slips put right: fetch in batches beside a monitor."""

import asyncio


async def read_batch(number):
    await asyncio.sleep(0.3)
    return [number * 10 + at for at in range(3)]


async def fetcher(values):
    for number in range(4):
        for value in await read_batch(number):
            values.append(value)


async def monitor(values):
    for _ in range(3):
        print(f"{len(values)} values so far")
        await asyncio.sleep(0.5)


async def main():
    values = []
    fetching = asyncio.create_task(fetcher(values), name="fetcher")
    watching = asyncio.create_task(monitor(values), name="monitor")
    await asyncio.gather(fetching, watching)
    print("in all:", len(values))


asyncio.run(main())
