# line: 5
import asyncio

async def main():
    future = asyncio.get_running_loop().create_future()
    future.set_exception(ValueError("nobody looks"))
    await asyncio.sleep(0.01)

asyncio.run(main())
