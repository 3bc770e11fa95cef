import asyncio

async def save():
    await asyncio.sleep(0.2)
    print("saved")

async def main():
    inner = asyncio.create_task(save())
    try:
        await asyncio.wait_for(asyncio.shield(inner), 0.1)
    except TimeoutError:
        print("still saving")
    await inner

asyncio.run(main())
