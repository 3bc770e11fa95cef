import asyncio

async def main():
    reader = asyncio.StreamReader()
    reader.feed_data(b"GET / HTTP/1.1\nHost: a\n\n")
    reader.feed_eof()
    request = await reader.readline()
    host = await reader.readline()
    print(request, host)

asyncio.run(main())
