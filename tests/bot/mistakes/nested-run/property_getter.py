# line: 10
import asyncio

class Profile:
    def __init__(self, uid):
        self.uid = uid

    @property
    def name(self):
        return asyncio.run(self._load())

    async def _load(self):
        await asyncio.sleep(0.01)
        return f"user {self.uid}"

async def main():
    profile = Profile(3)
    print(profile.name)

asyncio.run(main())
