import asyncio

async def f(n):
    await asyncio.sleep(0)
    return n

async def main():
    for n in [1, 2, 3]:
        print(n)
    async for letter in spell("tea"):
        print(letter)

async def spell(word):
    for letter in word:
        await asyncio.sleep(0)
        yield letter

asyncio.run(main())
