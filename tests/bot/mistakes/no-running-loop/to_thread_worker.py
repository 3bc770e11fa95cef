# line: 8
import asyncio

async def tell(n):
    print("tell", n)

def crunch(n):
    asyncio.create_task(tell(n))
    return n * n

async def main():
    print(await asyncio.to_thread(crunch, 3))

asyncio.run(main())
