# line: 12
import asyncio

class User:
    @property
    async def name(self):
        await asyncio.sleep(0.01)
        return "ada"

async def main():
    user = User()
    user.name
    await asyncio.sleep(0.05)
    print("ok")

asyncio.run(main())
