# line: 6
import asyncio
import time

def save():
    time.sleep(0.5)
    print("saved")

async def beat():
    for n in range(5):
        await asyncio.sleep(0.1)
        print("beat", n)

async def main():
    asyncio.get_running_loop().call_later(0.15, save)
    await beat()

asyncio.run(main())
