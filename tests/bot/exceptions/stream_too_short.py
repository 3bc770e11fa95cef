# line: 10
# says: closed the connection after 2 bytes, and 4 were asked for
# topic: streams
import asyncio

async def main():
    reader = asyncio.StreamReader()
    reader.feed_data(b"ab")
    reader.feed_eof()
    print(await reader.readexactly(4))

asyncio.run(main())
