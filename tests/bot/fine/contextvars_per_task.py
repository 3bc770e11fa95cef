import asyncio
from contextvars import ContextVar

user = ContextVar("user", default="nobody")

async def handle(name):
    user.set(name)
    await asyncio.sleep(0.01)
    print("still", user.get())

async def main():
    await asyncio.gather(handle("ann"), handle("bob"))
    print(user.get())

asyncio.run(main())
