import asyncio

class Config:
    def __init__(self):
        self._data = None
        self._lock = asyncio.Lock()
        self.loads = 0

    async def _load(self):
        self.loads += 1
        await asyncio.sleep(0.1)
        return {"debug": True}

    async def get(self):
        if self._data is None:
            async with self._lock:
                if self._data is None:
                    self._data = await self._load()
        return self._data

async def main():
    config = Config()
    await asyncio.gather(*(config.get() for _ in range(4)))
    print(config.loads)

asyncio.run(main())
