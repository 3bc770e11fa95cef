# line: 8
import asyncio

async def keeps_going():
    for step in range(5):
        try:
            await asyncio.sleep(0.2)
        except BaseException:
            print("step", step, "was disturbed")

async def fails():
    await asyncio.sleep(0.3)
    raise ValueError("stop all")

async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(keeps_going())
            group.create_task(fails())
    except* ValueError as errors:
        print(errors.exceptions)

asyncio.run(main())
