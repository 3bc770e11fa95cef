# line: 10
import asyncio

async def letters():
    for letter in "abc":
        await asyncio.sleep(0)
        yield letter

async def main():
    async for number, letter in enumerate(letters()):
        print(number, letter)

asyncio.run(main())
