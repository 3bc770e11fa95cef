import asyncio

online = set()

async def login(name):
    online.add(name)
    await asyncio.sleep(0.1)
    online.discard(name)

async def main():
    await asyncio.gather(*(login(name) for name in ("a", "b", "a")))
    print(online)

asyncio.run(main())
