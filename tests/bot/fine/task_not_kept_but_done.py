import asyncio

async def say():
    print("quick")

async def main():
    asyncio.create_task(say())
    await asyncio.sleep(0.1)

asyncio.run(main())
