# line: 11
import asyncio

async def upload(name):
    await asyncio.sleep(1)
    print("uploaded", name)

async def main():
    tasks = []
    for name in ["a", "b", "c"]:
        tasks.append(asyncio.create_task(upload(name)))
    print(len(tasks), "uploads started")

asyncio.run(main())
