# line: 8
import asyncio

async def status():
    return 200

async def main():
    if status() == 200:
        print("fine")
    else:
        print("not fine")

asyncio.run(main())
