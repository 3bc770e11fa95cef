# SUCCESS[out~PROOF \d+] a done callback asks its task for the coroutine's frame
import asyncio
def done(task):
    coro = task.get_coro()
    print("PROOF", len(getattr(coro, "cr_code").co_consts))
async def main():
    task = asyncio.create_task(asyncio.sleep(0))
    task.add_done_callback(done)
    await task
asyncio.run(main())
