# line: 14
import asyncio

async def slow():
    await asyncio.sleep(0.5)
    return "slow"

async def main():
    coro = slow()
    try:
        print(await asyncio.wait_for(coro, 0.1))
    except TimeoutError:
        print("waiting on")
        print(await coro)

asyncio.run(main())
