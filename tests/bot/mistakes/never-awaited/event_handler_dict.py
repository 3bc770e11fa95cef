# line: 15
import asyncio

class Events:
    def __init__(self):
        self.handlers = {}

    def on(self, name):
        def register(fn):
            self.handlers[name] = fn
            return fn
        return register

    def emit(self, name):
        self.handlers[name]()

events = Events()

@events.on("start")
async def started():
    print("started")

async def main():
    events.emit("start")
    await asyncio.sleep(0.01)
    print("end")

asyncio.run(main())
