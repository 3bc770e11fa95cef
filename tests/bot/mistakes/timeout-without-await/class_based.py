# line: 17
import asyncio
import time

class Client:
    timeout = 0.2

    def _request(self):
        time.sleep(0.5)
        return "ok"

    async def get(self):
        return self._request()

    async def get_limited(self):
        try:
            return await asyncio.wait_for(self.get(), self.timeout)
        except TimeoutError:
            return "timeout"

print(asyncio.run(Client().get_limited()))
