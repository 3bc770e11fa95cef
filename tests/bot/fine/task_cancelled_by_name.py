import asyncio

async def forever(name):
    try:
        while True:
            await asyncio.sleep(1)
    finally:
        print(name, "stopped")

async def main():
    tasks = [asyncio.create_task(forever(n), name=n) for n in ("a", "b")]
    await asyncio.sleep(2.5)
    for task in asyncio.all_tasks() - {asyncio.current_task()}:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)

asyncio.run(main())
