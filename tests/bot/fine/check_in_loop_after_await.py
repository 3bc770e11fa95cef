import asyncio

class Ticket:
    left = 2

    async def buy(self, who):
        await asyncio.sleep(0.01)
        if Ticket.left > 0:
            Ticket.left -= 1
            print(who, "bought")
        else:
            print(who, "sold out")

async def main():
    ticket = Ticket()
    await asyncio.gather(*(ticket.buy(who) for who in "abc"))

asyncio.run(main())
