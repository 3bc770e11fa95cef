# line: 10
# says: Did you mean `__init__` by `_init_`?
import asyncio

class Job:
    def _init_(self, name):
        self.name = name

async def main():
    Job("a")

asyncio.run(main())
