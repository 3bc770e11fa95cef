# line: 9
import asyncio

async def members():
    await asyncio.sleep(0.01)
    return {"ann", "bob"}

async def main():
    if "ann" in members():
        print("welcome back")

asyncio.run(main())
