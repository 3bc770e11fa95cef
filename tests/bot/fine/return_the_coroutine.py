import asyncio

async def fetch(n):
    await asyncio.sleep(0.01)
    return n

def plan(n):
    return fetch(n)

async def main():
    print(await plan(3))
    job = plan(4)
    print("planned")
    print(await job)

asyncio.run(main())
