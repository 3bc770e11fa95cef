# line: 10
# says: was up before the work in it was done
# topic: timeouts
import asyncio

async def slow():
    await asyncio.sleep(10)

async def main():
    print(await asyncio.wait_for(slow(), timeout=0.5))

asyncio.run(main())
