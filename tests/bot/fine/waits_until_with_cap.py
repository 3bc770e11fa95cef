import asyncio

async def main():
    done = []
    async def job():
        await asyncio.sleep(0.3)
        done.append(1)
    task = asyncio.create_task(job())
    for attempt in range(10):
        if done:
            break
        print("waiting", attempt)
        await asyncio.sleep(0.1)
    await task

asyncio.run(main())
