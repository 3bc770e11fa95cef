# line: 15
import asyncio
import time

class Client:
    def get(self, url):
        time.sleep(2)
        return url

async def fetch(client, url):
    return client.get(url)

async def main():
    try:
        page = await asyncio.wait_for(fetch(Client(), "a.org"), timeout=1)
        print("got", page)
    except asyncio.TimeoutError:
        print("timeout")

asyncio.run(main())
