# line: 17
import asyncio

class Table:
    def __init__(self):
        self.rows = {"n": 0}

    def read(self, key):
        return self.rows[key]

    def write(self, key, value):
        self.rows[key] = value

async def bump(table):
    value = table.read("n")
    await asyncio.sleep(0.01)
    table.write("n", value + 1)

async def main():
    table = Table()
    await asyncio.gather(*(bump(table) for _ in range(3)))
    print(table.rows)

asyncio.run(main())
