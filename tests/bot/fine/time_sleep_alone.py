import asyncio
import time

async def main():
    time.sleep(0.3)
    print("nobody waited")

asyncio.run(main())
