# line: 8
# says: Did you mean `timeout=`?
import asyncio

async def fetch(url, timeout=1):
    await asyncio.sleep(0.1)

asyncio.run(fetch("a", timout=2))
