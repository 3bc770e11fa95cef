import asyncio

async def page(number):
    await asyncio.sleep(0.1)
    return number + 1 if number < 3 else None

async def main():
    number = 0
    while number is not None:
        number = await page(number)
    print("last page")

asyncio.run(main())
