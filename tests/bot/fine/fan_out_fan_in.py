import asyncio

async def shard(n, box):
    for k in range(2):
        await asyncio.sleep(0.01 * (n + 1))
        await box.put((n, k))

async def main():
    box = asyncio.Queue()
    shards = [asyncio.create_task(shard(n, box)) for n in range(3)]
    got = [await box.get() for _ in range(6)]
    await asyncio.gather(*shards)
    print(sorted(got))

asyncio.run(main())
