import asyncio

async def weather(city):
    await asyncio.sleep(0.2)
    return "rain" if city == "London" else "sun"

async def clothes(sky):
    await asyncio.sleep(0.2)
    return {"rain": "coat", "sun": "hat"}[sky]

async def main():
    sky = await weather("London")
    what = await clothes(sky)
    print(sky, what)

asyncio.run(main())
