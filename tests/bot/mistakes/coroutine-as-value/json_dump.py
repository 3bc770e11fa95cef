# line: 10
import asyncio
import json

async def data():
    await asyncio.sleep(0)
    return {"a": 1}

async def main():
    print(json.dumps(data()))

asyncio.run(main())
