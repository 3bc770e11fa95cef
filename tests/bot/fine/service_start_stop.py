import asyncio

class Service:
    def __init__(self):
        self._task = None
        self.ticks = 0

    def start(self):
        self._task = asyncio.create_task(self._run())

    async def stop(self):
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)

    async def _run(self):
        while True:
            self.ticks += 1
            await asyncio.sleep(0.1)

async def main():
    service = Service()
    service.start()
    await asyncio.sleep(0.55)
    await service.stop()
    print(service.ticks)

asyncio.run(main())
