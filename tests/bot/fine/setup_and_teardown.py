import asyncio

class Database:
    def __init__(self):
        self.tables = []
        self.is_open = False

    async def connect(self):
        await asyncio.sleep(0.1)
        self.is_open = True

    async def create(self, table):
        if not self.is_open:
            raise RuntimeError("connect first")
        await asyncio.sleep(0.1)
        self.tables.append(table)

    async def close(self):
        await asyncio.sleep(0.1)
        self.is_open = False

async def main():
    database = Database()
    await database.connect()
    await database.create("users")
    await database.close()
    print(database.tables)

asyncio.run(main())
