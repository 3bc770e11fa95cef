import asyncio

class Client:
    def __init__(self):
        self.token = None
        self.refreshing = None

    async def _refresh(self):
        await asyncio.sleep(0.1)
        self.token = "fresh"
        return self.token

    async def get_token(self):
        if self.token is not None:
            return self.token
        if self.refreshing is None:
            self.refreshing = asyncio.create_task(self._refresh())
        return await self.refreshing

async def main():
    client = Client()
    print(await asyncio.gather(*(client.get_token() for _ in range(3))))

asyncio.run(main())
