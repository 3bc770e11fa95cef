import asyncio

async def collect(out):
    for n in range(10):
        await asyncio.sleep(0.1)
        out.append(n)

async def main():
    out = []
    try:
        async with asyncio.timeout(0.35):
            await collect(out)
    except TimeoutError:
        pass
    print(out)

asyncio.run(main())
