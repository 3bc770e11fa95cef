import asyncio

async def save(out):
    await asyncio.sleep(0.3)
    out.append("saved")

async def handler(out):
    task = asyncio.create_task(save(out))
    try:
        await asyncio.shield(task)
    except asyncio.CancelledError:
        await task
        raise

async def main():
    out = []
    task = asyncio.create_task(handler(out))
    await asyncio.sleep(0.1)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled, but", out)

asyncio.run(main())
