# line: 12
import asyncio

async def ticket():
    n = 0
    while True:
        n += 1
        yield n

async def main():
    tickets = ticket()
    print(next(tickets))

asyncio.run(main())
