import asyncio

async def job():
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        print("told to stop")
        raise

async def main():
    try:
        await asyncio.wait_for(job(), 0.1)
    except TimeoutError:
        print("timeout")
    await asyncio.sleep(0.1)

asyncio.run(main())
