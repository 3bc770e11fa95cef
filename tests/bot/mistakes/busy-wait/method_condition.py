# line: 16
import asyncio

class Connection:
    def __init__(self):
        self.state = "new"

    def is_open(self):
        return self.state == "open"

    async def open(self):
        await asyncio.sleep(0.05)
        self.state = "open"

async def use(connection):
    while not connection.is_open():
        await asyncio.sleep(0.002)
    print("use it")

async def main():
    connection = Connection()
    await asyncio.gather(connection.open(), use(connection))

asyncio.run(main())
