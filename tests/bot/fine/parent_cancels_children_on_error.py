import asyncio

async def child(n):
    try:
        await asyncio.sleep(n)
    except asyncio.CancelledError:
        print("child", n, "cancelled")
        raise

async def main():
    tasks = [asyncio.create_task(child(n)) for n in (5, 6)]
    try:
        await asyncio.sleep(0.1)
        raise ValueError("abort")
    except ValueError as error:
        print(error)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

asyncio.run(main())
