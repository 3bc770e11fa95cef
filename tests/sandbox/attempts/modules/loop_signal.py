# SUCCESS[out~PROOF] a signal handler
import asyncio


async def main():
    getattr(asyncio.get_running_loop(), "add_signal" + "_handler")(10, print)
    print("PROOF")


asyncio.run(main())
