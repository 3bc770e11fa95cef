# line: 16
import asyncio
from dataclasses import dataclass

@dataclass
class User:
    name: str
    roles: list

class Client:
    async def fetch_user(self, uid):
        await asyncio.sleep(0.02)
        return User("mia", ["admin"])

async def is_admin(client, uid):
    user = client.fetch_user(uid)
    return "admin" in user.roles

async def main():
    print(await is_admin(Client(), 7))

asyncio.run(main())
