# line: 6
# says: can only be joined with a text
import asyncio

async def main():
    print("items: " + 3)

asyncio.run(main())
