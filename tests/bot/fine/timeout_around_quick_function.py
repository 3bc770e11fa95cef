import asyncio

async def lookup(key):
    return {"a": 1}.get(key)

async def main():
    async with asyncio.timeout(1):
        print(await lookup("a"))
    print(await asyncio.wait_for(lookup("b"), 1))

asyncio.run(main())
