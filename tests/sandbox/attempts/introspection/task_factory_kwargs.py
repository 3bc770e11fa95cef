# SUCCESS[out~PROOF \d+] a task factory is given library coroutines
import asyncio
def factory(loop, coro, **kw):
    print("PROOF", len(getattr(coro, "cr_" + "frame").f_globals))
    return asyncio.Task(coro, loop=loop)
async def main():
    asyncio.get_running_loop().set_task_factory(factory)
    await asyncio.wait_for(asyncio.sleep(0), 1)
    await asyncio.gather(asyncio.sleep(0))
asyncio.run(main())
