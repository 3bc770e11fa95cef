# line: 9
import asyncio

seats = ["A1"]

async def book(name):
    if seats:
        await asyncio.sleep(0.01)
        print(name, seats.pop())

async def main():
    await asyncio.gather(book("ann"), book("bob"), return_exceptions=True)

asyncio.run(main())
