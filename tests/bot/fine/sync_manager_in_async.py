import asyncio
from contextlib import suppress

async def main():
    with suppress(ValueError):
        await asyncio.sleep(0)
        raise ValueError
    print("fine")

asyncio.run(main())
