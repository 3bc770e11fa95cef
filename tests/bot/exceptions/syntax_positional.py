# line: 5
# says: Put the plain ones first
import asyncio

asyncio.gather(return_exceptions=True, asyncio.sleep(1))
