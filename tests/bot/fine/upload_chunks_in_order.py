import asyncio

class Upload:
    def __init__(self):
        self.received = b""

    async def send(self, chunk):
        await asyncio.sleep(0.02)
        self.received += chunk

async def main():
    upload = Upload()
    for chunk in (b"ab", b"cd", b"ef"):
        await upload.send(chunk)
    print(upload.received)

asyncio.run(main())
