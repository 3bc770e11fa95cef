# line: 9
import asyncio

async def refresh():
    await asyncio.sleep(1)
    print("refreshed")

def kick():
    asyncio.ensure_future(refresh())

async def main():
    asyncio.get_running_loop().call_soon(kick)
    await asyncio.sleep(0.2)
    print("end")

asyncio.run(main())
