# line: 19
import asyncio
import threading
import time

def job():
    time.sleep(0.5)

async def pulse():
    for _ in range(5):
        await asyncio.sleep(0.1)
        print("pulse")

async def main():
    beat = asyncio.create_task(pulse())
    await asyncio.sleep(0)
    thread = threading.Thread(target=job)
    thread.start()
    thread.join()
    await beat

asyncio.run(main())
