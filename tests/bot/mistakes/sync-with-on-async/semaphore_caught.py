# line: 8
import asyncio

limit = asyncio.Semaphore(2)

async def work(n):
    try:
        with limit:
            await asyncio.sleep(0.01)
            return n
    except Exception as error:
        return error

async def main():
    print(await asyncio.gather(*map(work, range(3)), return_exceptions=True))

asyncio.run(main())
