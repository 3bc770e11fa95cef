import asyncio

async def patient(seconds):
    task = asyncio.current_task()
    loop = asyncio.get_running_loop()
    handle = loop.call_later(seconds, task.cancel)
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        if task.uncancel() > 0:
            raise
        print("own timeout")
    finally:
        handle.cancel()
    await asyncio.sleep(0.1)
    print("goes on")

async def main():
    await asyncio.create_task(patient(0.2))

asyncio.run(main())
