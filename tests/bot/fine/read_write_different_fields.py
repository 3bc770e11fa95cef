import asyncio

class Sensor:
    def __init__(self):
        self.raw = 3
        self.value = 0

    async def convert(self):
        raw = self.raw
        await asyncio.sleep(0.01)
        self.value = raw * 2

async def main():
    sensor = Sensor()
    await asyncio.gather(sensor.convert(), sensor.convert())
    print(sensor.value)

asyncio.run(main())
