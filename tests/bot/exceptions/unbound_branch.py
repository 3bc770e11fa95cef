# line: 8
# says: stands in an `if`, `try` or loop that was skipped
import asyncio

async def main(hurry=False):
    if hurry:
        delay = 0.1
    await asyncio.sleep(delay)

asyncio.run(main())
