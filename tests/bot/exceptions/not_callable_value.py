# line: 7
# says: is called here with `()`, but is a `int`
import asyncio

async def main():
    delay = 1
    await asyncio.sleep(delay())

asyncio.run(main())
