import asyncio

background = set()

def spawn(coro):
    task = asyncio.create_task(coro)
    background.add(task)
    task.add_done_callback(background.discard)
    return task

async def log(n):
    await asyncio.sleep(0.1 * n)
    print("logged", n)

async def main():
    for n in range(3):
        spawn(log(n))
    await asyncio.gather(*background)
    print("left", len(background))

asyncio.run(main())
