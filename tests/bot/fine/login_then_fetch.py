import asyncio

class Api:
    token = None

    async def login(self, user, password):
        await asyncio.sleep(0.1)
        self.token = f"{user}:{len(password)}"

    async def items(self):
        if self.token is None:
            raise PermissionError("log in first")
        await asyncio.sleep(0.1)
        return ["tea", "milk"]

async def main():
    api = Api()
    await api.login("mia", "secret")
    print(await api.items())

asyncio.run(main())
