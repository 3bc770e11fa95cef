# line: 8
import asyncio

async def main():
    print("done")

asyncio.run(main())
asyncio.create_task(main())
