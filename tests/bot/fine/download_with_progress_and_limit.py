import asyncio

async def download(name, size, limit, done):
    async with limit:
        for _ in range(size):
            await asyncio.sleep(0.01)
        done.append(name)

async def report(done, total):
    while len(done) < total:
        print(f"{len(done)}/{total}")
        await asyncio.sleep(0.05)

async def main():
    limit, done = asyncio.Semaphore(2), []
    jobs = [download(n, s, limit, done) for n, s in (("a", 3), ("b", 6), ("c", 4))]
    await asyncio.gather(report(done, 3), *jobs)
    print(sorted(done))

asyncio.run(main())
