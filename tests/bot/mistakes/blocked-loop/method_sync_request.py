# line: 7
import asyncio
import time

class FakeRequests:
    def get(self, url):
        time.sleep(0.6)
        return {"url": url, "status": 200}

requests = FakeRequests()

async def heartbeat():
    for _ in range(4):
        print("beat")
        await asyncio.sleep(0.1)

async def download():
    answer = requests.get("https://example.org")
    print(answer["status"])

async def main():
    await asyncio.gather(heartbeat(), download())

asyncio.run(main())
