import asyncio

async def runner(n, barrier):
    for lap in range(2):
        await asyncio.sleep(0.01 * n)
        await barrier.wait()
        if n == 0:
            print("lap", lap)

async def main():
    barrier = asyncio.Barrier(3)
    await asyncio.gather(*(runner(n, barrier) for n in range(3)))

asyncio.run(main())
