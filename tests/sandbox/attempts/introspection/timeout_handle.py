# SUCCESS[out~PROOF \S+] the handle of a timeout
import asyncio
async def main():
    async with asyncio.timeout(1) as t:
        print("PROOF", t._timeout_handler._callback.__func__)
asyncio.run(main())
