# line: 15
import asyncio

class Worker:
    def __init__(self):
        self.ready = False

    async def start(self):
        await asyncio.sleep(0.1)
        self.ready = True

async def main():
    worker = Worker()
    starting = asyncio.create_task(worker.start())
    while not worker.ready:
        await asyncio.sleep(0)
    print("ready")
    await starting

asyncio.run(main())
