# line: 7
import asyncio

class Bot:
    async def on_ready(self):
        loop = asyncio.get_running_loop()
        loop.run_until_complete(self.sync_commands())

    async def sync_commands(self):
        await asyncio.sleep(0.1)
        print("synced")

    def run(self):
        asyncio.run(self.on_ready())

Bot().run()
