# line: 17
import asyncio

class Request:
    def __init__(self):
        self.reply = asyncio.get_running_loop().create_future()

    def on_data(self, data):
        if data == "done":
            self.reply.set_result(data)

async def main():
    request = Request()
    for data in ("a", "b"):
        request.on_data(data)
        await asyncio.sleep(0.01)
    print(await request.reply)

asyncio.run(main())
