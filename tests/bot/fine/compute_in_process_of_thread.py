import asyncio

def crunch(n):
    return sum(k * k for k in range(n))

async def beat():
    for _ in range(3):
        await asyncio.sleep(0.01)

async def main():
    result, _ = await asyncio.gather(asyncio.to_thread(crunch, 50_000), beat())
    print(result)

asyncio.run(main())
