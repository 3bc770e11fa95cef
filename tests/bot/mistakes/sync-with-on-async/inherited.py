# line: 16
import asyncio

class Base:
    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        await asyncio.sleep(0)

class File(Base):
    async def read(self):
        return "text"

async def main():
    with File() as file:
        print(await file.read())

asyncio.run(main())
