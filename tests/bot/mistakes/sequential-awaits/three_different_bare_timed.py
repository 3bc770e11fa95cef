# line: 15
import asyncio
import time

async def clean_kitchen():
    await asyncio.sleep(0.3)
    print("kitchen clean")

async def clean_bath():
    await asyncio.sleep(0.4)
    print("bath clean")

async def main():
    began = time.monotonic()
    await clean_kitchen()
    await clean_bath()
    print("took", round(time.monotonic() - began, 1))

asyncio.run(main())
