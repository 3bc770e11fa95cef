import asyncio
import time

async def main():
    print("thinking")
    time.sleep(0.5)
    print("thought")
    await asyncio.sleep(0.1)

asyncio.run(main())
