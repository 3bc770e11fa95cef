# line: 18
import asyncio

class Response:
    def __init__(self, data):
        self.data = data

    async def json(self):
        await asyncio.sleep(0.01)
        return self.data

async def request(url):
    await asyncio.sleep(0.05)
    return Response({"name": "tea", "price": 3})

async def main():
    response = await request("/items/1")
    data = response.json()
    print(data["name"])

asyncio.run(main())
