import asyncio

class Turnstile:
    def __init__(self):
        self.lock = asyncio.Lock()
        self.gate = asyncio.Semaphore(1)
        self.passed = 0

    async def go(self, n):
        await self.gate.acquire()
        async with self.lock:
            self.gate.release()
            before = self.passed
            await asyncio.sleep(0.01)
            self.passed = before + n

async def main():
    turnstile = Turnstile()
    await asyncio.gather(*(turnstile.go(n) for n in (1, 2)))
    print(turnstile.passed)

asyncio.run(main())
