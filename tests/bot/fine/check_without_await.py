import asyncio

seats = ["A1", "A2", "A3"]

async def book(name):
    if seats:
        seat = seats.pop()
        await asyncio.sleep(0.01)
        print(name, seat)

async def main():
    await asyncio.gather(book("ann"), book("bob"))

asyncio.run(main())
