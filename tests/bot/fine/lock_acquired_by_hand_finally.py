import asyncio

lock = asyncio.Lock()
value = 0

async def add():
    global value
    await lock.acquire()
    try:
        before = value
        await asyncio.sleep(0.01)
        value = before + 1
    finally:
        lock.release()

async def main():
    await asyncio.gather(*(add() for _ in range(4)))
    print(value)

asyncio.run(main())
