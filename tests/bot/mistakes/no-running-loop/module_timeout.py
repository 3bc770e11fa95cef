# line: 8
import asyncio

async def ping():
    await asyncio.sleep(0.1)

def schedule_all(count):
    loop = asyncio.get_running_loop()
    for _ in range(count):
        loop.create_task(ping())

schedule_all(3)
