# line: 7
# says: write `range(count)`
import asyncio

async def main():
    count = 3
    for n in count:
        await asyncio.sleep(n)

asyncio.run(main())
