import asyncio

class Heartbeat:
    def __init__(self, seconds):
        self.seconds = seconds
        self.beats = 0

    async def __aenter__(self):
        self._task = asyncio.create_task(self._beat())
        return self

    async def __aexit__(self, *error):
        self._task.cancel()
        try:
            await self._task
        except asyncio.CancelledError:
            pass

    async def _beat(self):
        while True:
            await asyncio.sleep(self.seconds)
            self.beats += 1

async def main():
    async with Heartbeat(0.1) as heart:
        await asyncio.sleep(0.55)
    print(heart.beats)

asyncio.run(main())
