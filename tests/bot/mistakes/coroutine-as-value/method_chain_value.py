# line: 14
import asyncio

class Repo:
    async def find(self, key):
        await asyncio.sleep(0)
        return "Value"

class Service:
    def __init__(self, repo):
        self.repo = repo

    async def show(self, key):
        value = self.repo.find(key)
        return "found " + value

async def main():
    print(await Service(Repo()).show("k"))

asyncio.run(main())
