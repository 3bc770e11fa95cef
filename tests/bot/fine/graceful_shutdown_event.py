import asyncio

async def worker(name, stop):
    count = 0
    while not stop.is_set():
        count += 1
        await asyncio.sleep(0.1)
    print(name, "stopped after", count > 2)

async def main():
    stop = asyncio.Event()
    workers = [asyncio.create_task(worker(name, stop)) for name in "ab"]
    await asyncio.sleep(0.5)
    stop.set()
    await asyncio.gather(*workers)

asyncio.run(main())
