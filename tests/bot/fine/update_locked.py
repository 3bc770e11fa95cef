import asyncio

counter = 0

async def add(lock):
    global counter
    async with lock:
        value = counter
        await asyncio.sleep(0)
        counter = value + 1

async def main():
    lock = asyncio.Lock()
    await asyncio.gather(*(add(lock) for _ in range(10)))
    print(counter)

asyncio.run(main())
