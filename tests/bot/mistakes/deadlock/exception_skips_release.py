# line: 7
import asyncio

lock = asyncio.Lock()

async def risky(n):
    await lock.acquire()
    if n == 0:
        raise ValueError("boom")
    print("risky", n)
    lock.release()

async def main():
    results = await asyncio.gather(*(risky(n) for n in range(2)), return_exceptions=True)
    print(results)

asyncio.run(main())
