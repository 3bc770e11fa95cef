import asyncio

async def main():
    lock = asyncio.Lock()
    print(lock.locked())
    async with lock:
        print(lock.locked())
    event = asyncio.Event()
    print(event.is_set(), repr(event.is_set()))

asyncio.run(main())
