# SUCCESS[out~PROOF] a loop method that takes a file descriptor
import asyncio


async def main():
    asyncio.get_running_loop().add_reader(0, print)
    print("PROOF")


asyncio.run(main())
