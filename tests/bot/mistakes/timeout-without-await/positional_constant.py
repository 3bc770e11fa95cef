# line: 17
import asyncio
import time

PATIENCE = 0.2

class Sensor:
    async def read(self):
        self.warm_up()
        return 21.5

    def warm_up(self):
        time.sleep(0.5)

async def main():
    sensor = Sensor()
    value = await asyncio.wait_for(sensor.read(), PATIENCE)
    print(value)

asyncio.run(main())
