# line: 10
import asyncio

async def load():
    await asyncio.sleep(0.01)
    return 5

def load_sync():
    try:
        return asyncio.run(load())
    except Exception:
        return None

async def main():
    print("value", load_sync())

asyncio.run(main())
