# line: 9
import asyncio

async def command():
    await asyncio.sleep(0.01)
    return "stop"

async def main():
    match command():
        case "stop":
            print("stopping")
        case other:
            print("unknown", type(other).__name__)

asyncio.run(main())
