import asyncio
import time

def slow():
    time.sleep(0.5)
    return "slow result"

async def main():
    try:
        print(await asyncio.wait_for(asyncio.to_thread(slow), timeout=0.1))
    except TimeoutError:
        print("the thread goes on, we do not")

asyncio.run(main())
