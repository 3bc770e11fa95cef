# stderr: Task exception was never retrieved
import asyncio


async def fail():
    raise ValueError("unseen")


async def main():
    asyncio.create_task(fail())
    await asyncio.sleep(0)


asyncio.run(main())
