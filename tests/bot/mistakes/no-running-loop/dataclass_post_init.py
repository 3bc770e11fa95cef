# line: 10
import asyncio
from dataclasses import dataclass

@dataclass
class Timer:
    delay: float

    def __post_init__(self):
        self.task = asyncio.create_task(self.fire())

    async def fire(self):
        await asyncio.sleep(self.delay)
        print("fired")

timer = Timer(0.1)
