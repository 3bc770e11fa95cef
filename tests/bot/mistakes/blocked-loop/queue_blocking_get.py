# line: 14
import asyncio
import queue
import threading
import time

box = queue.Queue()

def produce():
    time.sleep(0.4)
    box.put("item")

async def take():
    item = box.get()
    print("got", item)

async def other():
    for n in range(3):
        await asyncio.sleep(0.1)
        print(n)

async def main():
    threading.Thread(target=produce).start()
    await asyncio.gather(other(), take())

asyncio.run(main())
