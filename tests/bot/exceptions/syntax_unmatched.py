# line: 5
# says: there is one too many
import asyncio

asyncio.run(asyncio.sleep(1)))
