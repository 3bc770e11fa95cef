# line: 10
import asyncio

balance = 100

async def deposit(amount):
    global balance
    now = balance
    await asyncio.sleep(0.01)
    balance = now + amount

async def withdraw(amount):
    global balance
    now = balance
    await asyncio.sleep(0.01)
    balance = now - amount

async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(deposit(50))
        group.create_task(withdraw(30))
    print(balance)

asyncio.run(main())
