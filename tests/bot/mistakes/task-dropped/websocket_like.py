# line: 15
import asyncio

class Connection:
    def __init__(self):
        self.inbox = asyncio.Queue()
        self.alive = True

    async def keep_alive(self):
        while self.alive:
            await asyncio.sleep(10)
            print("ping")

    async def open(self):
        asyncio.create_task(self.keep_alive())
        await self.inbox.put("welcome")

async def main():
    connection = Connection()
    await connection.open()
    print(await connection.inbox.get())

asyncio.run(main())
