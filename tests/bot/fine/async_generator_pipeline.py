import asyncio

async def numbers(n):
    for each in range(n):
        await asyncio.sleep(0.01)
        yield each

async def squares(source):
    async for each in source:
        yield each * each

async def main():
    print([each async for each in squares(numbers(5)) if each % 2 == 0])
    print({each: True async for each in numbers(2)})

asyncio.run(main())
