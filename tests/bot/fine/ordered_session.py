import asyncio

class Session:
    state = "new"

    async def connect(self):
        await asyncio.sleep(0.1)
        self.state = "connected"

    async def login(self):
        await asyncio.sleep(0.1)
        self.state = "in"

async def main():
    session = Session()
    await session.connect()
    await session.login()
    print(session.state)

asyncio.run(main())
