import asyncio

async def main():
    reader = asyncio.StreamReader()
    reader.feed_data(b"one\ntwo\n")
    reader.feed_eof()
    async for line in reader:
        print(line.decode().strip())

asyncio.run(main())
