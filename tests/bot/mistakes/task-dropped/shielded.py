# line: 10
import asyncio

async def save():
    await asyncio.sleep(1)
    print("saved")

async def main():
    try:
        await asyncio.wait_for(asyncio.shield(save()), 0.2)
    except TimeoutError:
        print("too slow")

asyncio.run(main())
