# SUCCESS[out~PROOF reinit policy-only] ... by super() of a class
import asyncio
class T(asyncio.Task): pass
async def w(): await asyncio.sleep(0.01)
async def main():
    t = asyncio.current_task()
    super(T, T).__init__(t, w(), loop=asyncio.get_running_loop())
    print("PROOF reinit", t)
    await asyncio.sleep(0)
asyncio.run(main())
