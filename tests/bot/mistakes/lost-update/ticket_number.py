# line: 13
import asyncio

class Tickets:
    last = 0

    async def store(self, number):
        await asyncio.sleep(0.02)

    async def issue(self):
        number = self.last + 1
        await self.store(number)
        self.last = number
        return number

async def main():
    tickets = Tickets()
    print(await asyncio.gather(tickets.issue(), tickets.issue(), tickets.issue()))

asyncio.run(main())
