# line: 10
import asyncio

async def job():
    print("job")
    await asyncio.sleep(0)
    print("job end")

async def main():
    asyncio.create_task(job())

asyncio.run(main())
