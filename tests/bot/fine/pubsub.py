import asyncio

class Hub:
    def __init__(self):
        self.boxes = set()

    def publish(self, message):
        for box in self.boxes:
            box.put_nowait(message)

    async def listen(self, name, count):
        box = asyncio.Queue()
        self.boxes.add(box)
        try:
            return name, [await box.get() for _ in range(count)]
        finally:
            self.boxes.remove(box)

async def main():
    hub = Hub()
    listeners = [asyncio.create_task(hub.listen(name, 2)) for name in "ab"]
    await asyncio.sleep(0)
    hub.publish("one")
    hub.publish("two")
    print(await asyncio.gather(*listeners))

asyncio.run(main())
