import asyncio

class Client:
    def __init__(self, session):
        self.session = session

    @classmethod
    async def create(cls):
        await asyncio.sleep(0.01)
        return cls("session")

    async def __aenter__(self):
        return self

    async def __aexit__(self, *error):
        await asyncio.sleep(0)

async def main():
    async with await Client.create() as client:
        print(client.session)

asyncio.run(main())
