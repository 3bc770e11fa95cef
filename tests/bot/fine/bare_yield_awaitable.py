import asyncio

class Turn:
    def __await__(self):
        yield

async def polite(name):
    for n in range(3):
        print(name, n)
        await Turn()

async def main():
    await asyncio.gather(polite("a"), polite("b"))

asyncio.run(main())
