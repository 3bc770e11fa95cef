# line: 12
import asyncio

state = {"stop": False}

async def stopper():
    await asyncio.sleep(0.06)
    state["stop"] = True

async def main():
    task = asyncio.create_task(stopper())
    while True:
        if state["stop"]:
            break
        await asyncio.sleep(0.01)
    print("stopped")
    await task

asyncio.run(main())
