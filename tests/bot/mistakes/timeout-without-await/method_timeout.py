# line: 14
import asyncio
import time

class Reader:
    def __init__(self, limit):
        self.limit = limit

    def _read(self):
        time.sleep(0.8)
        return "bytes"

    async def read(self):
        async with asyncio.timeout(self.limit):
            return self._read()

asyncio.run(Reader(0.3).read())
