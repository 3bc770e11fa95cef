# line: 12
import asyncio

async def risky(n):
    await asyncio.sleep(0.01)
    if n == 1:
        raise ValueError("bad luck")
    return n

async def main():
    try:
        results = asyncio.gather(risky(0), risky(1), risky(2))
    except ValueError as error:
        print("caught", error)
    else:
        print("no error", type(results).__name__)
    await asyncio.sleep(0.1)

asyncio.run(main())
