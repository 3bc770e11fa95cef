# line: 7
# says: cannot join text and a number
import asyncio

async def main():
    count = 3
    print(count + " items")

asyncio.run(main())
