# line: 8
import asyncio

lock = asyncio.Lock()
log = []

async def write(line):
    async with lock:
        log.append(line)
        await asyncio.sleep(0.01)

async def main(run):
    await asyncio.gather(write(f"{run}a"), write(f"{run}b"))

for run in (1, 2):
    asyncio.run(main(run))
print(log)
