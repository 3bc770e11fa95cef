import asyncio

class Api:
    def __init__(self):
        self.token = None

    async def login(self):
        await asyncio.sleep(0.1)
        self.token = "t"

    async def items(self):
        await asyncio.sleep(0.1)
        return [1, 2] if self.token else []

    async def logout(self):
        await asyncio.sleep(0.1)
        self.token = None

async def main():
    api = Api()
    await api.login()
    print(await api.items())
    await api.logout()

asyncio.run(main())
