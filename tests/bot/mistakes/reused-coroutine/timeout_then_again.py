# line: 15
import asyncio

async def fetch():
    await asyncio.sleep(1)
    return "data"

async def main():
    request = fetch()
    try:
        async with asyncio.timeout(0.1):
            await request
    except TimeoutError:
        print("again")
    print(await request)

asyncio.run(main())
