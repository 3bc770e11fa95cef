# line: 14
import asyncio
import threading
import time

async def run_job():
    thread = threading.Thread(target=time.sleep, args=(0.5,))
    thread.start()
    thread.join()
    return "joined"

async def main():
    try:
        print(await asyncio.wait_for(run_job(), timeout=0.2))
    except TimeoutError:
        print("timed out")

asyncio.run(main())
