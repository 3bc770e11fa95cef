# line: 9
import asyncio
import threading

async def refresh():
    print("refreshed")

def tick():
    asyncio.create_task(refresh())

async def main():
    timer = threading.Timer(0.05, tick)
    timer.start()
    await asyncio.sleep(0.2)

asyncio.run(main())
