import asyncio

class Connection:
    def __init__(self, name):
        self.name = name
        self.is_open = False

    async def open(self):
        if not self.is_open:
            await asyncio.sleep(0.1)
            self.is_open = True

async def use(name):
    connection = Connection(name)
    await connection.open()
    return connection.is_open

async def main():
    print(await asyncio.gather(use("a"), use("b")))

asyncio.run(main())
