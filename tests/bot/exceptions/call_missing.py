# line: 10
# says: was called without `box`
# says: Line 6 defines `worker(name, box)`
import asyncio

async def worker(name, box):
    print(name, await box.get())

async def main():
    await worker("a")

asyncio.run(main())
