# line: 10
import asyncio

class Mailer:
    async def _deliver(self, to):
        await asyncio.sleep(0.5)
        print("delivered to", to)

    def send(self, to):
        asyncio.create_task(self._deliver(to))

async def main():
    mailer = Mailer()
    mailer.send("ann")
    await asyncio.sleep(0.1)
    print("bye")

asyncio.run(main())
