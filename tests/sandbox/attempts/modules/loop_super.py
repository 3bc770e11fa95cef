# SUCCESS[out~PROOF] super() of the loop passes by what was shut
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    getattr(super(type(loop), loop), "add_" + "reader")(0, print)
    print("PROOF")


asyncio.run(main())
