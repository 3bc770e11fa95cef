import asyncio

running = set()

async def job(n):
    await asyncio.sleep(0.1)
    print(n)

async def main():
    for n in range(3):
        task = asyncio.create_task(job(n))
        running.add(task)
        task.add_done_callback(running.discard)
    while running:
        await asyncio.gather(*running)

asyncio.run(main())
