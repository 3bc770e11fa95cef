# line: 9
import asyncio

def read():
    raise OSError("no such file")

async def main():
    loop = asyncio.get_running_loop()
    future = loop.run_in_executor(None, read)
    await asyncio.sleep(0.2)
    print("read it", future.done())

asyncio.run(main())
