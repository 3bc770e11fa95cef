import asyncio

async def watch(name):
    while True:
        await asyncio.sleep(0.2)
        print(name, "ok")

async def main():
    tasks = [asyncio.create_task(watch(name)) for name in ("cpu", "disk")]
    try:
        await asyncio.sleep(0.5)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    print("closed")

asyncio.run(main())
