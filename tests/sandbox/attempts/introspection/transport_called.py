# SUCCESS[out~PROOF <_Sel] a transport's class makes one of any socket number
import asyncio
class Sock:
    family = type = 2
    def fileno(self): return 1
    def __getattr__(self, name): return lambda *_, **__: None
async def serve(reader, writer): writer.close()
async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1] if hasattr(server, "sockets") else 8888
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    kind = type(writer.transport)
    print("PROOF", kind(asyncio.get_running_loop(), Sock(), writer.transport.get_protocol(), None, {}, None))
asyncio.run(main())
