import asyncio

async def toast(slices):
    print("toasting", slices)
    await asyncio.sleep(3)
    print("toast ready")

async def eggs(count):
    print("boiling", count)
    await asyncio.sleep(5)
    print("eggs ready")

async def main():
    breakfast = asyncio.create_task(eggs(2))
    await toast(2)
    await breakfast
    print("enjoy")

asyncio.run(main())
