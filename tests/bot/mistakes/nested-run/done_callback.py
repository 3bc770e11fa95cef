# line: 9
import asyncio

async def log(text):
    await asyncio.sleep(0)
    print(text)

def on_done(task):
    asyncio.run(log(task.result()))

async def work():
    return "worked"

async def main():
    task = asyncio.create_task(work())
    task.add_done_callback(on_done)
    await task
    await asyncio.sleep(0.01)

asyncio.run(main())
