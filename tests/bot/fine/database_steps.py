import asyncio

class Database:
    def __init__(self):
        self.rows = []

    async def connect(self):
        await asyncio.sleep(0.1)

    async def insert(self, row):
        await asyncio.sleep(0.05)
        self.rows.append(row)

    async def commit(self):
        await asyncio.sleep(0.1)

    async def close(self):
        await asyncio.sleep(0.1)

async def main():
    db = Database()
    await db.connect()
    try:
        await db.insert("a")
        await db.insert("b")
        await db.commit()
    finally:
        await db.close()
    print(db.rows)

asyncio.run(main())
