# reason: main() [Task-1] waits for the lock `self.lock` at line 12, held by itself since line 18.
import asyncio


class Bank:
    def __init__(self):
        self.lock = asyncio.Lock()

    async def pay(self):
        try:
            # A second time, by the same task.
            async with self.lock:
                print("never")
        finally:
            print("nor this")

    async def move(self):
        async with self.lock:
            await self.pay()


async def main():
    await Bank().move()


asyncio.run(main())
