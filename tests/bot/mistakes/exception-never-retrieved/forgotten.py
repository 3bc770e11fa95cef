# line: 8
import asyncio

async def boom():
    raise ValueError("boom")

async def main():
    asyncio.create_task(boom())
    await asyncio.sleep(0.1)
    print("end")

asyncio.run(main())
