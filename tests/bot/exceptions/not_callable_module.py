# line: 7
# says: is a module, not a function
import asyncio
import random

async def main():
    print(random(1, 6))

asyncio.run(main())
