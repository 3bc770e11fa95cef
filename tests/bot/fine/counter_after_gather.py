import asyncio

async def visit(n):
    await asyncio.sleep(0.01)
    return n % 2

async def main():
    odd = 0
    for result in await asyncio.gather(*(visit(n) for n in range(10))):
        odd += result
    print(odd)

asyncio.run(main())
