import asyncio

async def background():
    try:
        while True:
            await asyncio.sleep(0.1)
            print("working")
    except asyncio.CancelledError:
        print("background: bye")

async def main():
    task = asyncio.create_task(background())
    await asyncio.sleep(0.25)
    task.cancel()
    await task

asyncio.run(main())
