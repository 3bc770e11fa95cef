# line: 7
import asyncio
from concurrent.futures import ThreadPoolExecutor

async def main():
    loop = asyncio.get_running_loop()
    async with ThreadPoolExecutor() as pool:
        print(await loop.run_in_executor(pool, sum, [1, 2]))

asyncio.run(main())
