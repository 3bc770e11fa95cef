import asyncio
import time

async def say_after(delay, what):
    await asyncio.sleep(delay)
    print(what)

async def main():
    first = asyncio.create_task(say_after(1, "hello"))
    second = asyncio.create_task(say_after(2, "world"))
    print("started", time.strftime("%H") != "")
    await first
    await second
    print("finished")

asyncio.run(main())
