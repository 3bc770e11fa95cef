# line: 9
import asyncio

class Client:
    async def connect(self):
        await asyncio.sleep(0)

    async def use(self):
        self.connect()
        print("used")

asyncio.run(Client().use())
