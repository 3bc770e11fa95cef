import asyncio

class Machine:
    def __init__(self):
        self.running = False

    async def start(self):
        if self.running:
            raise RuntimeError("already running")
        self.running = True
        await asyncio.sleep(0.01)

async def main():
    machine = Machine()
    await machine.start()
    try:
        await machine.start()
    except RuntimeError as error:
        print("error:", error)

asyncio.run(main())
