# line: 5
# says: The left side of `=` must be a name
import asyncio

asyncio.sleep(1) = 3
