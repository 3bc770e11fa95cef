# line: 10
import asyncio

async def audit(n):
    await asyncio.sleep(0.4)
    print("audited", n)

async def order(n):
    await asyncio.sleep(0.1)
    asyncio.create_task(audit(n))
    return n

async def main():
    print(await asyncio.gather(order(1), order(2)))

asyncio.run(main())
