import asyncio

class Memo:
    def __init__(self):
        self._futures = {}
        self.calls = 0

    async def _compute(self, key):
        self.calls += 1
        await asyncio.sleep(0.05)
        return key.upper()

    async def get(self, key):
        if key not in self._futures:
            self._futures[key] = asyncio.ensure_future(self._compute(key))
        return await self._futures[key]

async def main():
    memo = Memo()
    print(await asyncio.gather(memo.get("a"), memo.get("a"), memo.get("b")), memo.calls)

asyncio.run(main())
