# line: 9
# says: Call it first: `load().title`
import asyncio

def load():
    return "tea"

async def main():
    print(load.title)

asyncio.run(main())
