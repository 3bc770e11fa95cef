import asyncio

async def quick():
    print("quick")

async def main():
    asyncio.create_task(quick())
    await asyncio.sleep(0.01)
    print("end")

asyncio.run(main())
