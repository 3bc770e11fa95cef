# SUCCESS[out~PROOF \S+] the future that a task waits for shows its callbacks
import asyncio
async def main():
    t = asyncio.create_task(asyncio.sleep(0.01))
    await asyncio.sleep(0)
    print("PROOF", t._fut_waiter._callbacks)
asyncio.run(main())
