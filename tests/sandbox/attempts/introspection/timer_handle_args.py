# SUCCESS[out~PROOF \S+] the arguments of a timer handle
import asyncio
async def main():
    h = asyncio.get_running_loop().call_later(1, print, 1)
    print("PROOF", h._args, h._callback, h._loop)
asyncio.run(main())
