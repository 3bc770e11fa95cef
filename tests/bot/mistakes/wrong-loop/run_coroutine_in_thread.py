# line: 8
import asyncio
import threading

event = asyncio.Event()

async def wait_here(name):
    await event.wait()
    print(name, "woke")

def in_thread():
    try:
        asyncio.run(wait_here("thread"))
    except RuntimeError as error:
        print(error)

async def main():
    waiting = asyncio.create_task(wait_here("main"))
    await asyncio.sleep(0.01)
    thread = threading.Thread(target=in_thread)
    thread.start()
    await asyncio.to_thread(thread.join)
    event.set()
    await waiting

asyncio.run(main())
