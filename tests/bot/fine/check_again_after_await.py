import asyncio

seats = ["A1"]

async def book(name):
    if seats:
        await asyncio.sleep(0.01)
        if seats:
            print(name, seats.pop())

async def main():
    await asyncio.gather(book("ann"), book("bob"))

asyncio.run(main())
