# line: 16
import asyncio

async def start():
    await asyncio.sleep(0.01)
    print("started")

async def stop():
    await asyncio.sleep(0.01)
    print("stopped")

COMMANDS = {"start": start, "stop": stop}

async def main():
    for word in "start stop".split():
        COMMANDS[word]()
    await asyncio.sleep(0.1)
    print("bye")

asyncio.run(main())
