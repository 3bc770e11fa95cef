# line: 15
import asyncio

tasks = []

async def job():
    await asyncio.sleep(5)
    return 1

async def start():
    tasks.append(asyncio.create_task(job()))
    await asyncio.sleep(0)

async def finish():
    print(await asyncio.gather(*tasks))

loop = asyncio.new_event_loop()
loop.run_until_complete(start())
other = asyncio.new_event_loop()
other.run_until_complete(finish())
