import asyncio

async def look_in(place):
    await asyncio.sleep(0.1)
    return place == "drawer"

async def main():
    for place in ("desk", "drawer", "shelf"):
        if await look_in(place):
            print("found in", place)
            break

asyncio.run(main())
