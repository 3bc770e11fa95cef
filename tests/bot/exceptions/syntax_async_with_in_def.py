# line: 7
# says: `async with` may stand only inside an `async def`
# topic: async-contexts
import asyncio

def main(lock):
    async with lock:
        print("in")
