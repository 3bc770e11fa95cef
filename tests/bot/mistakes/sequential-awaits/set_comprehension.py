# line: 9
import asyncio

async def resolve(name):
    await asyncio.sleep(0.1)
    return len(name)

async def main():
    print({await resolve(name) for name in ("a", "bb", "ccc")})

asyncio.run(main())
