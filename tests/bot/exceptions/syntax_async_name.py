# line: 6
# says: `async` is a keyword
# topic: coroutine-functions
import asyncio

async = asyncio.sleep(1)
