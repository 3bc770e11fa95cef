import asyncio

class Db:
    def __init__(self, name):
        self.name = name

    def __await__(self):
        return self._open().__await__()

    async def _open(self):
        await asyncio.sleep(0.01)
        return self

async def main():
    db = await Db("main")
    print(db.name)

asyncio.run(main())
