# SUCCESS[out~PROOF \d+] the library's callbacks on a future
import asyncio
async def main():
    t = asyncio.create_task(asyncio.sleep(0.01))
    g = asyncio.gather(t)
    await asyncio.sleep(0)
    print("PROOF", len(t._callbacks[0][0].__globals__))
asyncio.run(main())
