# SUCCESS[out~PROOF .*frame] a Task class of ours inherits get_stack
import asyncio


class T(asyncio.Task):
    def look(self):
        return super().get_stack()


async def work():
    await asyncio.sleep(0)


async def main():
    t = T(work(), loop=asyncio.get_running_loop())
    await asyncio.sleep(0)
    print("PROOF", t.look())
    await t


asyncio.run(main())
