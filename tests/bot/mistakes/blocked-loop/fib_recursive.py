# line: 16
import asyncio

def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)

async def heartbeat(stop):
    while not stop.is_set():
        print("beat")
        await asyncio.sleep(0.05)

async def main():
    stop = asyncio.Event()
    beat = asyncio.create_task(heartbeat(stop))
    await asyncio.sleep(0.1)
    print(fib(32))
    stop.set()
    await beat

asyncio.run(main())
