import asyncio

async def close():
    await asyncio.sleep(0.05)
    print("closed")

async def serve():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        await close()
        return "stopped"

async def main():
    task = asyncio.create_task(serve())
    await asyncio.sleep(0.1)
    task.cancel()
    print(await task)

asyncio.run(main())
