# line: 12
import asyncio

class Session:
    async def __aenter__(self):
        return self

    async def __aexit__(self, *error):
        pass

async def main():
    with Session() as session:
        print(session)

asyncio.run(main())
