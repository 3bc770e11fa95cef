# line: 17
import asyncio

class Client:
    async def __aenter__(self):
        await asyncio.sleep(0)
        return self

    async def __aexit__(self, *error):
        return None

    async def get(self, path):
        return path

async def main():
    try:
        with Client() as client:
            print(await client.get("/"))
    finally:
        print("bye")

asyncio.run(main())
