import asyncio
import queue
import threading

def worker(box, results):
    while (item := box.get()) is not None:
        results.append(item * 2)

async def main():
    box, results = queue.Queue(), []
    thread = threading.Thread(target=worker, args=(box, results))
    thread.start()
    for n in range(3):
        box.put(n)
        await asyncio.sleep(0.01)
    box.put(None)
    await asyncio.to_thread(thread.join)
    print(results)

asyncio.run(main())
