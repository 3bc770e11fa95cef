import asyncio

class Server:
    def __init__(self):
        self.active = 0
        self.served = 0

    async def handle(self, client):
        self.active += 1
        try:
            await asyncio.sleep(0.05 * client)
            self.served += 1
        finally:
            self.active -= 1

async def main():
    server = Server()
    async with asyncio.TaskGroup() as group:
        for client in range(4):
            group.create_task(server.handle(client))
    print(server.active, server.served)

asyncio.run(main())
