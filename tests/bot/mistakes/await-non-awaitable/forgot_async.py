# line: 8
import asyncio

def load_config():
    return {"debug": True}

async def main():
    config = await load_config()
    print(config["debug"])

asyncio.run(main())
