# line: 12
import asyncio
import time

async def lines():
    for n in range(4):
        time.sleep(0.2)
        yield n

async def main():
    try:
        async with asyncio.timeout(0.3):
            async for line in lines():
                print(line)
    except TimeoutError:
        print("timeout")

asyncio.run(main())
