# line: 10
import asyncio

async def send(number):
    await asyncio.sleep(0.1)
    print(number)

async def main():
    for number in range(3):
        send(number)
    await asyncio.sleep(0.5)

asyncio.run(main())
