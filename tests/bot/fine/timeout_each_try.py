import asyncio

async def slow(n):
    await asyncio.sleep(n)
    return n

async def main():
    for seconds in (3, 2, 0.1):
        try:
            async with asyncio.timeout(0.5):
                print("got", await slow(seconds))
        except TimeoutError:
            print(seconds, "was too slow")

asyncio.run(main())
