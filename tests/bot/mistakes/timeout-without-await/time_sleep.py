# line: 6
import asyncio, time

async def main():
    try:
        async with asyncio.timeout(0.2):
            time.sleep(1)
            print("too late")
    except TimeoutError:
        print("timeout")

asyncio.run(main())
