# line: 13
import asyncio

lock = asyncio.Lock()
balance = 0

async def deposit(amount):
    global balance
    async with lock:
        now = balance
    await asyncio.sleep(0.01)
    async with lock:
        balance = now + amount

async def main():
    await asyncio.gather(deposit(10), deposit(20))
    print(balance)

asyncio.run(main())
