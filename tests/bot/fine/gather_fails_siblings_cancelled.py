import asyncio

async def good():
    await asyncio.sleep(1)

async def bad():
    await asyncio.sleep(0.1)
    raise ValueError("bad")

async def main():
    tasks = [asyncio.create_task(good()), asyncio.create_task(bad())]
    try:
        await asyncio.gather(*tasks)
    except ValueError as error:
        print(error)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

asyncio.run(main())
