# line: 7
# says: Use `append` instead
import asyncio

async def main():
    results = []
    results.push(1)

asyncio.run(main())
