# line: 9
import asyncio

async def sensor(name, delay):
    await asyncio.sleep(delay)
    return f"{name}=1"

async def main():
    temp = await sensor("temp", 0.3)
    hum = await sensor("hum", 0.2)
    print(temp, hum)

asyncio.run(main())
