# line: 15
import asyncio

class Download:
    def __init__(self):
        self.data = None

    async def run(self):
        await asyncio.sleep(0.2)
        self.data = b"bytes"

async def main():
    download = Download()
    task = asyncio.create_task(download.run())
    while download.data is None:
        print("waiting...")
        await asyncio.sleep(0.01)
    print(len(download.data))
    await task

asyncio.run(main())
