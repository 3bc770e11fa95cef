# line: 9
import asyncio
import time

async def fetch():
    time.sleep(0.4)

async def main():
    await asyncio.wait_for(fetch(), timeout=0.3)

asyncio.run(main())
