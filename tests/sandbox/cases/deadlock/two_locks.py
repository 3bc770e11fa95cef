# reason: left() [Task-2] waits for the lock `b` at line 11, held by right() [Task-3] since line 15.
# stdout: 86400
import asyncio
import time


async def left(a, b):
    async with a:
        print(f"{time.monotonic() - start:.0f}")
        await asyncio.sleep(1)
        async with b:
            print("never")

async def right(a, b):
    async with b:
        await asyncio.sleep(1)
        async with a:
            print("never")


async def main():
    await asyncio.sleep(86400)
    a, b = asyncio.Lock(), asyncio.Lock()
    await asyncio.gather(left(a, b), right(a, b))


start = time.monotonic()
asyncio.run(main())
