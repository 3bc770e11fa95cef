import asyncio

async def job(n):
    await asyncio.sleep(n)
    return n

async def main():
    tasks = [asyncio.create_task(job(n)) for n in (0.1, 5)]
    await asyncio.sleep(0.2)
    for task in tasks:
        task.cancel()
    for task in tasks:
        try:
            print("result", await task)
        except asyncio.CancelledError:
            print("was cancelled")
    await asyncio.sleep(0.1)
    print("end")

asyncio.run(main())
