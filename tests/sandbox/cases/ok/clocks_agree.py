# stdout: 3600 3600 3600 3600 3600 True
import asyncio
import time
from datetime import UTC, date, datetime


async def main():
    loop = asyncio.get_running_loop()
    reads = [time.time, time.monotonic, time.perf_counter, loop.time]
    before = [read() for read in reads]
    day, now = date.today(), datetime.now()
    await asyncio.sleep(1800)
    time.sleep(1800)
    passed = [round(read() - then) for read, then in zip(reads, before)]
    in_words = abs((datetime.now(UTC) - datetime.fromtimestamp(time.time(), UTC)).total_seconds())
    print(*passed, round((datetime.now() - now).total_seconds()), in_words < 1 and day <= date.today())


asyncio.run(main())
