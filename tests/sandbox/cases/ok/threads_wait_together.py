# stdout: 7
import asyncio
import time
from concurrent.futures import ThreadPoolExecutor


async def main():
    asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(6))
    start = time.monotonic()
    await asyncio.gather(*(asyncio.to_thread(time.sleep, 1) for _ in range(40)))
    print(int(time.monotonic() - start))


asyncio.run(main())
