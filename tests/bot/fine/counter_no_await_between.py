import asyncio

total = 0

async def bump(n):
    global total
    await asyncio.sleep(0.001 * n)
    value = total
    value = value + n
    total = value
    await asyncio.sleep(0)

async def main():
    await asyncio.gather(*(bump(n) for n in range(10)))
    print(total)

asyncio.run(main())
