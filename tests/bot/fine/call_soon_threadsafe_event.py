import asyncio
import threading
import time

def work(loop, done):
    time.sleep(0.1)
    loop.call_soon_threadsafe(done.set)

async def main():
    done = asyncio.Event()
    thread = threading.Thread(target=work, args=(asyncio.get_running_loop(), done))
    thread.start()
    await done.wait()
    thread.join()
    print("done")

asyncio.run(main())
