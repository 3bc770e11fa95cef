import asyncio

async def f(n):
    return n

async def main():
    jobs = [f(n) for n in range(3)]
    print(len(jobs))
    print(await asyncio.gather(*jobs))

asyncio.run(main())
