# line: 6
import asyncio

async def main():
    words = "a b a c".split()
    unique = {word async for word in words}
    print(sorted(unique))

asyncio.run(main())
