# line: 10
import asyncio

class Bus:
    def __init__(self):
        self.handlers = []

    def publish(self, event):
        for handler in self.handlers:
            asyncio.create_task(handler(event))

async def broken(event):
    raise KeyError(event)

async def main():
    bus = Bus()
    bus.handlers.append(broken)
    bus.publish("start")
    await asyncio.sleep(0.1)
    print("published")

asyncio.run(main())
