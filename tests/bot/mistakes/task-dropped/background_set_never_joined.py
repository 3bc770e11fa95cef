# line: 7
import asyncio

background = set()

def spawn(coro):
    task = asyncio.create_task(coro)
    background.add(task)
    task.add_done_callback(background.discard)

async def save(n):
    await asyncio.sleep(0.3)
    print("saved", n)

async def main():
    for n in range(3):
        spawn(save(n))
    print("all saved?")

asyncio.run(main())
