import asyncio

async def cook(ready):
    await asyncio.sleep(0.3)
    print("dish ready")
    ready.set()

async def waiter(ready):
    print("waiting")
    await ready.wait()
    print("serving")

async def main():
    ready = asyncio.Event()
    await asyncio.gather(waiter(ready), cook(ready))

asyncio.run(main())
