import asyncio

async def job(n):
    await asyncio.sleep(0.01)
    return n

async def main():
    jobs = (job(n) for n in range(3))
    print(sum(await asyncio.gather(*jobs)))
    print([await each for each in (job(1), job(2))])

asyncio.run(main())
