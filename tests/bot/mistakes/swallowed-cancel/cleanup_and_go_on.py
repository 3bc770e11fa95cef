# line: 15
import asyncio

class Session:
    async def run(self):
        for name in ("one", "two", "three"):
            await self.step(name)
        print("all steps done")

    async def step(self, name):
        try:
            print("start", name)
            await asyncio.sleep(0.2)
            print("end", name)
        except asyncio.CancelledError:
            print("clean up", name)
            return

async def main():
    task = asyncio.create_task(Session().run())
    await asyncio.sleep(0.3)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled")

asyncio.run(main())
