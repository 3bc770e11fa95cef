import asyncio

class Timer:
    def __init__(self, delay, callback):
        self._task = asyncio.create_task(self._job(delay, callback))

    async def _job(self, delay, callback):
        await asyncio.sleep(delay)
        await callback()

    def cancel(self):
        self._task.cancel()

    async def wait(self):
        await asyncio.wait([self._task])

async def ring():
    print("ring")

async def main():
    first = Timer(0.1, ring)
    second = Timer(0.5, ring)
    await first.wait()
    second.cancel()
    await second.wait()

asyncio.run(main())
