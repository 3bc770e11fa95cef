import asyncio

async def part(n):
    await asyncio.sleep(0.01)
    return n

def parts():
    return asyncio.gather(part(1), part(2))

async def main():
    pending = parts()
    print("started")
    first, second = await pending
    print(first, second)

asyncio.run(main())
