# line: 17
import asyncio

class App:
    task = None

app = App()

async def work():
    await asyncio.sleep(10)

async def start():
    app.task = asyncio.create_task(work())
    await asyncio.sleep(0)

async def wait():
    await app.task

loop_one = asyncio.new_event_loop()
loop_two = asyncio.new_event_loop()
loop_one.run_until_complete(start())
loop_two.run_until_complete(wait())
