import asyncio
import time

class Timer:
    def __enter__(self):
        self.start = time.perf_counter()
        return self

    def __exit__(self, *exc):
        self.took = time.perf_counter() - self.start

async def main():
    with Timer() as timer:
        await asyncio.gather(asyncio.sleep(0.2), asyncio.sleep(0.3))
    print(round(timer.took, 1))

asyncio.run(main())
