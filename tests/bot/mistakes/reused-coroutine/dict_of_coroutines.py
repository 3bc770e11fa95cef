# line: 15
import asyncio

async def hello():
    await asyncio.sleep(0)
    print("hello")

async def bye():
    await asyncio.sleep(0)
    print("bye")

async def main():
    commands = {"hello": hello(), "bye": bye()}
    for word in ("hello", "bye", "hello"):
        await commands[word]

asyncio.run(main())
