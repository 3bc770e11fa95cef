import asyncio

def sleep(n):
    return n

async def main():
    sleep(1)
    print(sleep(2) + 1)

asyncio.run(main())
