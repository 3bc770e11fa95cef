# SUCCESS[out~PROOF reinit policy-only] ... by super() of the library's class
import asyncio
async def w(): await asyncio.sleep(0.01)
async def main():
    t = asyncio.current_task()
    super(asyncio.Task, t).__init__(loop=asyncio.get_running_loop())
    print("PROOF reinit", t)
asyncio.run(main())
