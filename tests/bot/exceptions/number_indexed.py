# line: 7
# says: has no items to take
import asyncio

async def main():
    port = 80
    print(port[0])

asyncio.run(main())
