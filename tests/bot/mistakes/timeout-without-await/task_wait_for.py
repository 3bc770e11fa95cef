# line: 12
import asyncio
import time

async def render():
    time.sleep(0.6)
    return "image"

async def main():
    task = asyncio.create_task(render())
    try:
        print(await asyncio.wait_for(task, 0.2))
    except TimeoutError:
        print("timed out")

asyncio.run(main())
