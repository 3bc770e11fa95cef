import asyncio
import time

def slow():
    time.sleep(0.3)
    return 1

async def main():
    loop = asyncio.get_running_loop()
    print(await asyncio.gather(*(loop.run_in_executor(None, slow) for _ in range(3))))

asyncio.run(main())
