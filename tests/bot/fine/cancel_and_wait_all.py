import asyncio

async def forever(n):
    try:
        while True:
            await asyncio.sleep(1)
    finally:
        print("closed", n)

async def main():
    tasks = [asyncio.create_task(forever(n)) for n in range(3)]
    await asyncio.sleep(2.5)
    for task in tasks:
        task.cancel()
    await asyncio.wait(tasks)

asyncio.run(main())
