# line: 15
import asyncio

async def count():
    for n in range(5):
        print(n)
        await asyncio.sleep(0.1)

async def fail():
    await asyncio.sleep(0.15)
    raise ValueError("stop")

async def main():
    try:
        await asyncio.gather(count(), fail())
    except ValueError:
        print("stopped?")
    await asyncio.sleep(1)

asyncio.run(main())
