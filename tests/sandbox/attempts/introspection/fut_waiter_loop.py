# SUCCESS[out~PROOF \S+] the future that a task waits for leads to the loop's selector
import asyncio
async def main():
    t = asyncio.create_task(asyncio.sleep(0.01))
    await asyncio.sleep(0)
    print("PROOF", t._fut_waiter._loop._selector)
asyncio.run(main())
