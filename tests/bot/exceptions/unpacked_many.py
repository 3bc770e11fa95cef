# line: 6
# says: collect the rest with `first, *rest = ...`
import asyncio

async def main():
    a, b = await asyncio.gather(*(asyncio.sleep(0) for _ in range(3)))

asyncio.run(main())
