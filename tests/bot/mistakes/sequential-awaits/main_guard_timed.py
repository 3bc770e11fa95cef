# line: 11
import asyncio
import time

async def say_after(delay, what):
    await asyncio.sleep(delay)
    print(what)

async def main():
    start = time.perf_counter()
    await say_after(1, "hello")
    await say_after(2, "world")
    print(f"{time.perf_counter() - start:.0f} s")

asyncio.run(main())
