import asyncio

async def boil():
    print("boiling")
    await asyncio.sleep(0.5)
    print("water is hot")

async def pour():
    print("pouring")
    await asyncio.sleep(0.2)
    print("tea is ready")

async def main():
    await boil()
    await pour()

asyncio.run(main())
