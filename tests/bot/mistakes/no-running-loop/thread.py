# line: 8
import asyncio

async def ping():
    print("ping")

def in_thread():
    asyncio.create_task(ping())

async def main():
    await asyncio.to_thread(in_thread)

asyncio.run(main())
