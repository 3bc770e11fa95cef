# reason: It was still going after 1 hour of its own time
# stdout: tick 3590
import asyncio


async def main():
    count = 0
    while True:
        print("tick", count)
        count += 1
        await asyncio.sleep(1)


asyncio.run(main())
