import asyncio

async def worker():
    try:
        await asyncio.sleep(5)
    except BaseException as error:
        print("leaving because of", type(error).__name__)
        raise

async def main():
    task = asyncio.create_task(worker())
    await asyncio.sleep(0.1)
    task.cancel()
    done, _ = await asyncio.wait([task])
    print(done.pop().cancelled())

asyncio.run(main())
