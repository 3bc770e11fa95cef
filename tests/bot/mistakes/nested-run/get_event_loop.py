# line: 10
import asyncio

async def ask():
    await asyncio.sleep(0.05)
    return 42

def ask_sync():
    loop = asyncio.get_event_loop()
    return loop.run_until_complete(ask())

async def main():
    print("the answer is", ask_sync())

asyncio.run(main())
