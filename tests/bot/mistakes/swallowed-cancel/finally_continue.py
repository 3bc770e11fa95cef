# line: 12
import asyncio

async def loop():
    n = 0
    while n < 3:
        n += 1
        try:
            await asyncio.sleep(0.1)
        finally:
            print("round", n)
            continue

async def main():
    task = asyncio.create_task(loop())
    await asyncio.sleep(0.05)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)

asyncio.run(main())
