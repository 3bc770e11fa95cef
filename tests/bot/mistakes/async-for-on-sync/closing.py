# line: 10
import asyncio
from contextlib import closing

class File:
    def close(self):
        print("closed")

async def main():
    async with closing(File()) as file:
        print("open")

asyncio.run(main())
