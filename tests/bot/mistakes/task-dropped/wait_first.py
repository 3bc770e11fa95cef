# line: 10
import asyncio

async def fetch(n):
    await asyncio.sleep(n)
    return n

async def main():
    first = asyncio.create_task(fetch(0.1))
    second = asyncio.create_task(fetch(5))
    done, pending = await asyncio.wait([first, second], return_when=asyncio.FIRST_COMPLETED)
    print(done.pop().result())

asyncio.run(main())
