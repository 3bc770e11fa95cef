# line: 14
import asyncio
import threading
import time

guard = threading.Lock()

def hold():
    with guard:
        time.sleep(0.5)

async def use():
    await asyncio.sleep(0.05)
    guard.acquire()
    print("got it")
    guard.release()

async def tick():
    for n in range(6):
        await asyncio.sleep(0.1)
        print("tick", n)

async def main():
    thread = threading.Thread(target=hold)
    thread.start()
    await asyncio.gather(tick(), use())
    thread.join()

asyncio.run(main())
