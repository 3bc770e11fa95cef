# line: 9
import asyncio

async def nickname(user):
    await asyncio.sleep(0.01)
    return ""

async def greet(user):
    name = nickname(user) or user
    print("hello", name)

async def main():
    await greet("mia")

asyncio.run(main())
