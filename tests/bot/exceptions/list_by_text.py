# line: 7
# says: indexed by whole numbers
import asyncio

async def main():
    users = [{"name": "ann"}]
    print(users["name"])

asyncio.run(main())
