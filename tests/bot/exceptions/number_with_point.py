# line: 6
# says: use `float(...)`, then `int(...)`
import asyncio

async def main():
    await asyncio.sleep(int("0.5"))

asyncio.run(main())
