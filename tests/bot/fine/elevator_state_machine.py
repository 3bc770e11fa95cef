import asyncio

class Elevator:
    def __init__(self):
        self.floor = 0
        self.requests = asyncio.Queue()

    async def run(self):
        while True:
            target = await self.requests.get()
            if target is None:
                break
            while self.floor != target:
                await asyncio.sleep(0.1)
                self.floor += 1 if target > self.floor else -1
            print("at", self.floor)

async def main():
    elevator = Elevator()
    task = asyncio.create_task(elevator.run())
    for floor in (2, 1, None):
        await elevator.requests.put(floor)
    await task

asyncio.run(main())
