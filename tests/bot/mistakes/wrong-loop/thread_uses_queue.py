# line: 8
import asyncio
import threading

queue = asyncio.Queue()

async def reader():
    return await queue.get()

def in_thread():
    print(asyncio.run(reader()))

async def main():
    thread = threading.Thread(target=in_thread)
    waiting = asyncio.create_task(queue.get())
    await asyncio.sleep(0.01)
    thread.start()
    await asyncio.sleep(0.1)
    queue.put_nowait(1)
    await waiting
    thread.join()

asyncio.run(main())
