# line: 12
import asyncio

state = {"on": False}

async def switch():
    await asyncio.sleep(0.02)
    state["on"] = True

async def main():
    task = asyncio.create_task(switch())
    while True:
        if state["on"]:
            break
        await asyncio.sleep(0.001)
    await task

asyncio.run(main())
