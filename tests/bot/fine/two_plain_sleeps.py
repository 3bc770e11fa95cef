import asyncio

async def main():
    print("ready")
    await asyncio.sleep(1)
    print("steady")
    await asyncio.sleep(1)
    print("go")

asyncio.run(main())
