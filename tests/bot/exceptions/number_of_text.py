# line: 6
# says: cannot read `'three'` as a number
import asyncio

async def main():
    print(int("three"))

asyncio.run(main())
