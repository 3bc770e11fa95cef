# line: 9
import asyncio

async def word(n):
    await asyncio.sleep(0.01)
    return "la" * n

async def main():
    print(" ".join([word(1), word(2)]))

asyncio.run(main())
