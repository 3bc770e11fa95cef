# line: 11
import asyncio

async def fetch(n):
    await asyncio.sleep(0.1)
    return n

def make_tasks():
    tasks = []
    for n in range(3):
        tasks.append(asyncio.create_task(fetch(n), name=f"fetch {n}"))
    return tasks

async def main(tasks):
    print(await asyncio.gather(*tasks))

asyncio.run(main(make_tasks()))
