# line: 9
import asyncio

class Service:
    def __init__(self):
        self.tasks = set()

    def spawn(self, coro):
        task = asyncio.create_task(coro)
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)
        return task

async def parse(text):
    await asyncio.sleep(0.01)
    return int(text)

async def main():
    service = Service()
    service.spawn(parse("12"))
    service.spawn(parse("twelve"))
    await asyncio.sleep(0.1)
    print("still", len(service.tasks))

asyncio.run(main())
