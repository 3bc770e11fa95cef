import asyncio

async def fails(kind):
    await asyncio.sleep(0.01)
    raise kind("no")

async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fails(ValueError))
            group.create_task(fails(TypeError))
    except* ValueError as errors:
        print("values", len(errors.exceptions))
    except* TypeError as errors:
        print("types", len(errors.exceptions))

asyncio.run(main())
