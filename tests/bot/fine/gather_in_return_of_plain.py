import asyncio

async def square(n):
    await asyncio.sleep(0.01)
    return n * n

def squares(count):
    return asyncio.gather(*(square(n) for n in range(count)))

async def main():
    print(sum(await squares(4)))

asyncio.run(main())
