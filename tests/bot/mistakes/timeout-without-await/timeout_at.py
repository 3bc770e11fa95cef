# line: 7
import asyncio
import time

async def main():
    loop = asyncio.get_running_loop()
    async with asyncio.timeout_at(loop.time() + 0.1):
        time.sleep(0.5)

asyncio.run(main())
