# line: 8
import asyncio

lock = asyncio.Lock()
log = []

async def write(line):
    lock.acquire()
    try:
        log.append(line)
        await asyncio.sleep(0.01)
    finally:
        if lock.locked():
            lock.release()

async def main():
    await asyncio.gather(write("a"), write("b"))
    print(log)

asyncio.run(main())
