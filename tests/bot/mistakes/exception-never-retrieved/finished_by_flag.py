# line: 15
import asyncio

async def reader(box, finished):
    try:
        while True:
            item = await box.get()
            print(item["name"])
    finally:
        finished.set()

async def main():
    box = asyncio.Queue()
    finished = asyncio.Event()
    task = asyncio.create_task(reader(box, finished))
    box.put_nowait({"name": "ok"})
    box.put_nowait({"nam": "typo"})
    await finished.wait()
    await asyncio.sleep(0)
    print("reader done:", task.done())

asyncio.run(main())
