# line: 13
import asyncio

class Database:
    def __init__(self):
        self.rows = {}
        self.next_id = 1

    async def insert(self, text):
        row_id = self.next_id
        await asyncio.sleep(0.01)
        self.rows[row_id] = text
        self.next_id = row_id + 1

async def main():
    database = Database()
    await asyncio.gather(*(database.insert(text) for text in ("a", "b", "c")))
    print(database.rows)

asyncio.run(main())
