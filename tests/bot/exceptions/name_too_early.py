# line: 5
# says: line 7 makes it
import asyncio

asyncio.run(main())

async def main():
    print("hello")
