# line: 11
import asyncio

async def check(n):
    await asyncio.sleep(0.01)
    if n == 2:
        raise ValueError(n)

async def main():
    try:
        asyncio.gather(check(1), check(2))
    except ValueError:
        print("caught")
    await asyncio.sleep(0.1)
    print("end")

asyncio.run(main())
