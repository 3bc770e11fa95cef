# line: 14
import asyncio
from dataclasses import dataclass

@dataclass
class User:
    name: str

async def load_name():
    await asyncio.sleep(0.01)
    return "ann"

async def main():
    user = User(load_name())
    print(user.name)

asyncio.run(main())
