# line: 13
import asyncio
import time

async def inner():
    time.sleep(0.7)

async def outer():
    await inner()

async def main():
    try:
        await asyncio.wait_for(outer(), 0.5)
    except TimeoutError:
        print("late")

asyncio.run(main())
