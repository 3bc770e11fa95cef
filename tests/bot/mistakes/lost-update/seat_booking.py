# line: 14
import asyncio

class Cinema:
    def __init__(self):
        self.seats = {"A1": None}

    async def pay(self):
        await asyncio.sleep(0.1)

    async def book(self, seat, who):
        if self.seats[seat] is None:
            await self.pay()
            self.seats[seat] = who
            print(who, "has", seat)

async def main():
    cinema = Cinema()
    await asyncio.gather(cinema.book("A1", "ann"), cinema.book("A1", "ben"))

asyncio.run(main())
