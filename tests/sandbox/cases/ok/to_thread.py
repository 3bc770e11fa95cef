# stdout: from a thread
import asyncio


async def main():
    print(await asyncio.to_thread(str, "from a thread"))


asyncio.run(main())
