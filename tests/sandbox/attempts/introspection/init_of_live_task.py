# SUCCESS[out~PROOF reinit policy-only] the `__init__` of an own task on the one that runs
import asyncio
class T(asyncio.Task): pass
async def w(): await asyncio.sleep(0.01)
async def main():
    t = asyncio.current_task()
    for i in range(3):
        x = w()
        T.__init__(t, x, loop=asyncio.get_running_loop())
        print("PROOF reinit", t)
        await asyncio.sleep(0)
asyncio.run(main())
