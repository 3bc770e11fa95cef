# line: 8
# says: `rows` is None here
# says: changes the thing itself and gives back None
import asyncio

async def main():
    rows = [3, 1, 2].sort()
    print(rows[0])

asyncio.run(main())
