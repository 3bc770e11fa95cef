import asyncio

def checksum(data):
    return sum(data) % 256

async def main():
    async with asyncio.timeout(1):
        await asyncio.sleep(0.01)
        print(checksum(bytes(range(200))))

asyncio.run(main())
