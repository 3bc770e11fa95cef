# line: 10
# says: set `session` in `__init__`
import asyncio

class Client:
    async def open(self):
        self.session = object()

    async def fetch(self):
        return self.session

asyncio.run(Client().fetch())
