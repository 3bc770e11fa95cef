# line: 16
import asyncio

class Importer:
    def __init__(self):
        self.rows = []

    async def load(self, n):
        await asyncio.sleep(0.1 * n)
        if n == 2:
            raise ValueError("row 2 is broken")
        self.rows.append(n)

    async def run(self):
        try:
            await asyncio.gather(*[self.load(n) for n in range(1, 5)])
        except ValueError as error:
            print("import failed:", error)
            self.rows.clear()

async def main():
    importer = Importer()
    await importer.run()
    await asyncio.sleep(1)
    print("rows:", importer.rows)

asyncio.run(main())
