# line: 8
import asyncio

queue = asyncio.Queue(maxsize=1)

async def producer():
    for n in range(3):
        await queue.put(n)

async def consumer():
    for _ in range(3):
        print(await queue.get())

async def main():
    await asyncio.gather(producer(), consumer())

asyncio.run(main())
asyncio.run(main())
