# line: 5
import asyncio

async def spell(word):
    async for letter in word:
        print(letter)

async def main():
    await asyncio.gather(spell("tea"))

asyncio.run(main())
