# line: 6
import asyncio

class Server:
    def __init__(self):
        self.loop = asyncio.get_running_loop()

server = Server()
