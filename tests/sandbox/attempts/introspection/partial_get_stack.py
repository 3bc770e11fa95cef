# SUCCESS[out~PROOF .*frame] partialmethod of a closed method
import asyncio, functools
class T(asyncio.Task):
    look = functools.partialmethod(asyncio.Task.get_stack)
async def work(): await asyncio.sleep(0)
async def main():
    t = T(work(), loop=asyncio.get_running_loop())
    await asyncio.sleep(0)
    print("PROOF", t.look())
    await t
asyncio.run(main())
