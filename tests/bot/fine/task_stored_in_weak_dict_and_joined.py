import asyncio

class Jobs:
    def __init__(self):
        self._running = {}

    def start(self, name, coro):
        task = asyncio.create_task(coro, name=name)
        self._running[name] = task
        task.add_done_callback(lambda done: self._running.pop(done.get_name(), None))
        return task

    async def join(self):
        await asyncio.gather(*self._running.values())

async def work(n):
    await asyncio.sleep(n / 10)
    print("work", n)

async def main():
    jobs = Jobs()
    for n in range(3):
        jobs.start(f"job-{n}", work(n))
    await jobs.join()

asyncio.run(main())
