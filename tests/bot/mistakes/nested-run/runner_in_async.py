# line: 9
import asyncio

async def child():
    return "child"

async def main():
    with asyncio.Runner() as runner:
        print(runner.run(child()))

asyncio.run(main())
