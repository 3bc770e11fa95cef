import asyncio

async def crunch():
    total = 0
    for n in range(20):
        total += sum(range(1000))
        await asyncio.sleep(0)
    return total

async def main():
    print(await asyncio.gather(crunch(), crunch()))

asyncio.run(main())
