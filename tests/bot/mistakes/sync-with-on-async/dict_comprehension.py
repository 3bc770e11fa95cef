# line: 19
import asyncio

class Rows:
    def __init__(self, count):
        self.left = count

    def __aiter__(self):
        return self

    async def __anext__(self):
        if not self.left:
            raise StopAsyncIteration
        self.left -= 1
        await asyncio.sleep(0)
        return self.left, str(self.left)

async def main():
    table = {key: value for key, value in Rows(3)}
    print(table)

asyncio.run(main())
