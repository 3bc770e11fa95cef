# line: 11
import asyncio
from functools import partial

async def notify(channel, text):
    await asyncio.sleep(0.01)
    print(channel, text)

async def main():
    to_team = partial(notify, "team")
    to_team("hello")
    await asyncio.sleep(0.05)

asyncio.run(main())
