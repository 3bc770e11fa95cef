# line: 10
import asyncio

async def pages():
    for n in range(3):
        await asyncio.sleep(0)
        yield n

async def main():
    print(await pages())

asyncio.run(main())
