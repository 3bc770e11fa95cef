import asyncio

async def serve(reader, writer):
    while line := await reader.readline():
        writer.write(line.upper())
        await writer.drain()
    writer.close()
    await writer.wait_closed()

async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 8888)
    async with server:
        reader, writer = await asyncio.open_connection("127.0.0.1", 8888)
        for word in ("tea", "milk"):
            writer.write(f"{word}\n".encode())
            await writer.drain()
            print(await reader.readline())
        writer.close()
        await writer.wait_closed()
        await asyncio.sleep(0.1)

asyncio.run(main())
