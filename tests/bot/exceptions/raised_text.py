# line: 6
# says: `raise` takes an exception
import asyncio

async def main():
    raise "no milk"

asyncio.run(main())
