# line: 5
# says: Write `async def main():`
import asyncio

async def main()
    print("hello")
