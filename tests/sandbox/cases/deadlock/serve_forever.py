# reason: main() [Task-1] waits for connections that never come at line 14.
# stdout: got b'hi\n'
import asyncio


async def main():
    async def hear(reader, writer):
        print("got", await reader.readline())
        writer.close()

    server = await asyncio.start_server(hear, "localhost", 8000)
    _, writer = await asyncio.open_connection("127.0.0.1", 8000)
    writer.write(b"hi\n")
    await server.serve_forever()


asyncio.run(main())
