import asyncio

async def sensor(readings):
    for value in (3, 5, 9, 12):
        await asyncio.sleep(0.1)
        readings.append(value)

async def alarm(readings):
    while not readings or readings[-1] < 10:
        await asyncio.sleep(0.1)
    print("alarm at", readings[-1])

async def main():
    readings = []
    await asyncio.gather(sensor(readings), alarm(readings))

asyncio.run(main())
