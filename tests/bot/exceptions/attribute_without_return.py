# line: 10
# says: `load()` (line 5) has no `return`
import asyncio

async def load():
    data = {"name": "tea"}

async def main():
    data = await load()
    print(data.keys())

asyncio.run(main())
