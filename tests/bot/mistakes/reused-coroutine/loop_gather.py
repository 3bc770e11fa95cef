# line: 11
import asyncio

async def ping():
    await asyncio.sleep(0.01)
    return "pong"

async def main():
    coro = ping()
    for _ in range(2):
        print(await asyncio.gather(coro))

asyncio.run(main())
