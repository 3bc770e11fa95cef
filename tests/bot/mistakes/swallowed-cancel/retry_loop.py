# line: 13
import asyncio

class Client:
    def __init__(self):
        self.tries = 0

    async def connect(self):
        while self.tries < 5:
            self.tries += 1
            try:
                await asyncio.sleep(0.5)
            except (OSError, asyncio.CancelledError) as error:
                print("lost connection:", repr(error))
                continue
        return "gave up"

async def main():
    client = Client()
    task = asyncio.create_task(client.connect())
    await asyncio.sleep(0.7)
    task.cancel()
    print(await task)

asyncio.run(main())
