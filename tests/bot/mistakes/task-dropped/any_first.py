# line: 9
import asyncio

async def ping(host, delay):
    await asyncio.sleep(delay)
    return host

async def main():
    for task in asyncio.as_completed([ping("a", 0.1), ping("b", 3)]):
        print(await task)
        break

asyncio.run(main())
