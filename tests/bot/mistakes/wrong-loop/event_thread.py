# line: 7
import asyncio
import threading

async def wait(event):
    try:
        await event.wait()
    except RuntimeError as error:
        print(error)

async def main():
    event = asyncio.Event()
    waiter = asyncio.create_task(event.wait())
    await asyncio.sleep(0)
    thread = threading.Thread(target=asyncio.run, args=(wait(event),))
    thread.start()
    await asyncio.sleep(0.1)
    event.set()
    await waiter
    thread.join()

asyncio.run(main())
