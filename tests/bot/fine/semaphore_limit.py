import asyncio

running = 0
peak = 0

async def download(gate, n):
    global running, peak
    async with gate:
        running += 1
        peak = max(peak, running)
        await asyncio.sleep(0.1)
        running -= 1
    return n

async def main():
    gate = asyncio.Semaphore(3)
    results = await asyncio.gather(*(download(gate, n) for n in range(9)))
    print(sum(results), "peak", peak)

asyncio.run(main())
