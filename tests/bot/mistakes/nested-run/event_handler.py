# line: 22
import asyncio

class Client:
    def __init__(self):
        self.handlers = []

    def on_message(self, handler):
        self.handlers.append(handler)

    async def serve(self):
        for text in ("hi", "bye"):
            await asyncio.sleep(0.01)
            for handler in self.handlers:
                handler(text)

async def answer(text):
    await asyncio.sleep(0.01)
    print("answer to", text)

client = Client()
client.on_message(lambda text: asyncio.run(answer(text)))
asyncio.run(client.serve())
