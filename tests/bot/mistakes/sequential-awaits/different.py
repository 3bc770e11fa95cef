# line: 13
import asyncio

async def user():
    await asyncio.sleep(1)
    return "ann"

async def weather():
    await asyncio.sleep(1)
    return "rain"

async def main():
    name = await user()
    sky = await weather()
    print(name, sky)

asyncio.run(main())
