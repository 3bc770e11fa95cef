# line: 7
import asyncio

class Database:
    def __init__(self, url):
        self.url = url
        self.connection = asyncio.run(self.connect())

    async def connect(self):
        await asyncio.sleep(0.05)
        return object()

async def main():
    database = Database("db://local")
    print(database.connection)

asyncio.run(main())
