# line: 9
# says: write `nonlocal seen`
import asyncio

async def main():
    seen = 0

    async def visit():
        seen += 1

    await visit()

asyncio.run(main())
