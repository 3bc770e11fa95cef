import asyncio

async def letters():
    for letter in "ab":
        await asyncio.sleep(0)
        yield letter

async def main():
    stream = letters()
    print(await anext(stream))
    print(await stream.__anext__())
    print(await anext(stream, "none"))

asyncio.run(main())
