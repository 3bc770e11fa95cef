# line: 8
import asyncio

tasks = {}

async def ping():
    await asyncio.sleep(0)
    await tasks["pong"]

async def pong():
    await asyncio.sleep(0)
    await tasks["ping"]

async def main():
    tasks["ping"] = asyncio.create_task(ping())
    tasks["pong"] = asyncio.create_task(pong())
    await asyncio.gather(*tasks.values())

asyncio.run(main())
