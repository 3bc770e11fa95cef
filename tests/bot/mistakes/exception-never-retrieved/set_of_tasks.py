# line: 10
import asyncio

running = set()

async def job():
    return 1 / 0

def start():
    task = asyncio.create_task(job())
    running.add(task)
    task.add_done_callback(running.discard)

async def main():
    start()
    await asyncio.sleep(0.05)

asyncio.run(main())
