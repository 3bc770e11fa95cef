import asyncio
import threading

async def inside():
    await asyncio.sleep(0.1)
    return threading.current_thread().name

def worker(out):
    out.append(asyncio.run(inside()))

async def main():
    out = []
    thread = threading.Thread(target=worker, args=(out,), name="other")
    thread.start()
    await asyncio.to_thread(thread.join)
    print(out)

asyncio.run(main())
