# stdout: b'HELLO\n' 2 ConnectionRefusedError
import asyncio
import time


async def shout(reader, writer):
    line = await reader.readline()
    await asyncio.sleep(2)
    writer.write(line.upper())
    await writer.drain()
    writer.close()
    await writer.wait_closed()


async def main():
    start = time.monotonic()
    async with await asyncio.start_server(shout, "127.0.0.1", 8888):
        reader, writer = await asyncio.open_connection("localhost", 8888)
        writer.write(b"hello\n")
        answer = await reader.read()
        writer.close()
        await writer.wait_closed()
    passed = int(time.monotonic() - start)
    try:
        await asyncio.open_connection("127.0.0.1", 8888)
    except OSError as error:
        print(answer, passed, type(error).__name__)


asyncio.run(main())
