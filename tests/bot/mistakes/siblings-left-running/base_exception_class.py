# line: 19
import asyncio

class Stop(Exception):
    pass

async def counter(log):
    for n in range(6):
        log.append(n)
        await asyncio.sleep(0.1)

async def guard():
    await asyncio.sleep(0.15)
    raise Stop

async def main():
    log = []
    try:
        await asyncio.gather(guard(), counter(log))
    except Stop:
        seen = len(log)
        await asyncio.sleep(1)
        print(seen, "became", len(log))

asyncio.run(main())
