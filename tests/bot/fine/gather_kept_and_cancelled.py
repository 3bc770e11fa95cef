import asyncio

async def forever():
    while True:
        await asyncio.sleep(1)

async def main():
    both = asyncio.gather(forever(), forever())
    await asyncio.sleep(2.5)
    both.cancel()
    try:
        await both
    except asyncio.CancelledError:
        print("both stopped")

asyncio.run(main())
