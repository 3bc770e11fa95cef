# SUCCESS[out~PROOF] a process pool by duck type
import asyncio


class Pool:
    def submit(self, *a):
        print("PROOF")


async def main():
    asyncio.get_running_loop().run_in_executor(Pool(), print)


asyncio.run(main())
