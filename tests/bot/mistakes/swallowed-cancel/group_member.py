# line: 7
import asyncio

async def stubborn():
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        pass
    for n in range(3):
        await asyncio.sleep(0.1)
        print("still here", n)

async def breaks():
    await asyncio.sleep(0.1)
    raise ValueError("stop all")

async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(stubborn())
            group.create_task(breaks())
    except* ValueError as error:
        print(error.exceptions)

asyncio.run(main())
