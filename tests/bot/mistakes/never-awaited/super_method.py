# line: 11
import asyncio

class Service:
    async def start(self):
        await asyncio.sleep(0.01)
        self.ready = True

class Web(Service):
    async def start(self):
        super().start()
        print("web started")

async def main():
    web = Web()
    await web.start()
    print(hasattr(web, "ready"))

asyncio.run(main())
