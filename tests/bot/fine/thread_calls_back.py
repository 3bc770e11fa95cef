import asyncio
import time

def download(loop, progress):
    for percent in (50, 100):
        time.sleep(0.1)
        loop.call_soon_threadsafe(progress.put_nowait, percent)
    return "file"

async def main():
    progress = asyncio.Queue()
    loop = asyncio.get_running_loop()
    job = asyncio.create_task(asyncio.to_thread(download, loop, progress))
    while (percent := await progress.get()) < 100:
        print(percent)
    print(await job)

asyncio.run(main())
