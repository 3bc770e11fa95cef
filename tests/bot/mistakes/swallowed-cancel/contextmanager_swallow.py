# line: 11
import asyncio
from contextlib import suppress

async def save(n):
    await asyncio.sleep(0.2)
    print("saved", n)

async def save_all():
    for n in range(3):
        with suppress(BaseException):
            await save(n)

async def main():
    task = asyncio.create_task(save_all())
    await asyncio.sleep(0.1)
    task.cancel()
    await asyncio.wait([task])

asyncio.run(main())
