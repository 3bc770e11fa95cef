import asyncio

lock = asyncio.Lock()
balance = 100

async def pay(amount):
    global balance
    await lock.acquire()
    try:
        if balance >= amount:
            await asyncio.sleep(0.01)
            balance -= amount
            return True
        return False
    finally:
        lock.release()

async def main():
    print(await asyncio.gather(*(pay(40) for _ in range(4))), balance)

asyncio.run(main())
