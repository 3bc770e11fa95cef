# line: 7
import asyncio

async def main():
    event = asyncio.Event()
    asyncio.get_running_loop().call_later(0.05, event.set)
    while not event.is_set():
        await asyncio.sleep(0.01)
    print("set")

asyncio.run(main())
