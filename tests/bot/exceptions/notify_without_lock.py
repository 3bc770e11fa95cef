# line: 8
# says: inside `async with condition:`
# topic: conditions
import asyncio

async def main():
    changed = asyncio.Condition()
    changed.notify_all()

asyncio.run(main())
