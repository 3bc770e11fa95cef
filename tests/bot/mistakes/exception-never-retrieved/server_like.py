# line: 9
import asyncio

class Server:
    def __init__(self):
        self.connections = []

    def accept(self, data):
        task = asyncio.create_task(self.handle(data))
        self.connections.append(task)

    async def handle(self, data):
        await asyncio.sleep(0.01)
        print("result", 10 // data)

async def main():
    server = Server()
    for data in (5, 0, 2):
        server.accept(data)
    await asyncio.sleep(0.1)

asyncio.run(main())
