# line: 9
import asyncio

async def tick():
    print("tick")

async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(tick)
    await asyncio.sleep(0.1)

asyncio.run(main())
