import asyncio

async def main():
    loop = asyncio.get_running_loop()
    async with asyncio.timeout(0.5) as deadline:
        await asyncio.sleep(0.3)
        deadline.reschedule(loop.time() + 1)
        await asyncio.sleep(0.5)
    print("expired:", deadline.expired())

asyncio.run(main())
