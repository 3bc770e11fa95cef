# line: 9
import asyncio

async def username(uid):
    await asyncio.sleep(0.01)
    return f"user{uid}"

async def greet(uid):
    name = username(uid)
    text = "Hello, {}!".format(name)
    print(text)

async def main():
    await greet(1)
    await greet(2)

asyncio.run(main())
