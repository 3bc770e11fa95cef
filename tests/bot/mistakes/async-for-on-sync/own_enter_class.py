# line: 12
import asyncio

class Session:
    def __enter__(self):
        return self

    def __exit__(self, *exc):
        print("closed")

async def use():
    async with Session() as session:
        await asyncio.sleep(0)
        print(session)

async def main():
    await asyncio.gather(use(), return_exceptions=True)

asyncio.run(main())
