# line: 7
# says: was given no tasks
# topic: wait
import asyncio

async def main():
    await asyncio.wait([])

asyncio.run(main())
