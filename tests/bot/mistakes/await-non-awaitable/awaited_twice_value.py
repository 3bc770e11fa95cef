# line: 10
import asyncio

async def get():
    await asyncio.sleep(0.01)
    return {"name": "tea"}

async def main():
    data = await get()
    name = await data["name"]
    print(name)

asyncio.run(main())
