# line: 17
import asyncio

class Timer:
    def __enter__(self):
        print("start")
        return self

    def __exit__(self, *error):
        print("stop")

class Service:
    def measure(self):
        return Timer()

    async def call(self):
        async with self.measure():
            await asyncio.sleep(0.05)

async def main():
    service = Service()
    await service.call()

asyncio.run(main())
