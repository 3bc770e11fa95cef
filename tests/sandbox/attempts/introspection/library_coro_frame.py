# SUCCESS[out~PROOF \d+] the coroutine of a library's function, suspended
import asyncio, operator, functools
async def main():
    task = asyncio.create_task(asyncio.wait_for(asyncio.sleep(1), 2))
    await asyncio.sleep(0)
    coro = task.get_coro()
    for name in ("cr_frame", "cr_await", "cr_code"):
        found = functools.reduce(getattr, [name, "f_globals"], coro)
        print("PROOF", len(found))
asyncio.run(main())
