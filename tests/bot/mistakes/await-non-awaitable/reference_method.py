# line: 10
import asyncio

class Door:
    async def open(self):
        await asyncio.sleep(0.01)

async def main():
    door = Door()
    await door.open

asyncio.run(main())
