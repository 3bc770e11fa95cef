# line: 7
# says: start the server first
# topic: streams
import asyncio

async def main():
    await asyncio.open_connection("127.0.0.1", 9999)

asyncio.run(main())
