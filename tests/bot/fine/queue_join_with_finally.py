import asyncio

async def worker(queue):
    while True:
        item = await queue.get()
        try:
            if item == 3:
                raise ValueError("three")
            print("ok", item)
        except ValueError as error:
            print("bad", error)
        finally:
            queue.task_done()

async def main():
    queue = asyncio.Queue()
    for n in range(5):
        queue.put_nowait(n)
    workers = [asyncio.create_task(worker(queue)) for _ in range(2)]
    await queue.join()
    for task in workers:
        task.cancel()
    await asyncio.gather(*workers, return_exceptions=True)

asyncio.run(main())
