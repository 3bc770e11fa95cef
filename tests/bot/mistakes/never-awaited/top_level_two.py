# line: 10
import asyncio

async def setup():
    print("setup")

async def main():
    print("main")

setup()
asyncio.run(main())
