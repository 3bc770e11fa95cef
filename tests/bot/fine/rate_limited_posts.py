import asyncio

async def post(message):
    await asyncio.sleep(0.05)
    print("posted", message)

async def main():
    # The service takes one message a second.
    for message in ("one", "two", "three"):
        await post(message)
        await asyncio.sleep(1)

asyncio.run(main())
