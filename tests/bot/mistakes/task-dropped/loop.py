# line: 10
import asyncio

async def send(n):
    await asyncio.sleep(n)
    print(n)

async def main():
    for n in range(1, 4):
        asyncio.create_task(send(n))
    await asyncio.sleep(1.5)

asyncio.run(main())
