# line: 12
import asyncio

tries = 0

async def connected():
    await asyncio.sleep(0.01)
    return True

async def main():
    global tries
    while not connected():
        tries += 1
        await asyncio.sleep(0.1)
    print("connected after", tries)

asyncio.run(main())
