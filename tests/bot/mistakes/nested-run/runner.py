# line: 9
import asyncio

async def inner():
    return 2

async def main():
    with asyncio.Runner() as runner:
        runner.run(inner())

asyncio.run(main())
