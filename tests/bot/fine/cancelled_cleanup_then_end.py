import asyncio

class Worker:
    def __init__(self):
        self.closed = False

    async def close(self):
        await asyncio.sleep(0.1)
        self.closed = True

    async def run(self):
        try:
            while True:
                await asyncio.sleep(1)
        except asyncio.CancelledError:
            await self.close()
            print("closed cleanly")
            raise

async def main():
    worker = Worker()
    task = asyncio.create_task(worker.run())
    await asyncio.sleep(2.5)
    task.cancel()
    await asyncio.wait({task})
    print(worker.closed, task.cancelled())

asyncio.run(main())
