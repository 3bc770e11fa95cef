# SUCCESS[crash] a live task of our own class is made again
import asyncio


class T(asyncio.Task):
    def again(self, coro):
        super().__init__(coro, loop=asyncio.get_running_loop())


async def work():
    await asyncio.sleep(0)


async def main():
    t = T(work(), loop=asyncio.get_running_loop())
    for _ in range(20):
        t.again(work())
        await asyncio.sleep(0)


asyncio.run(main())
