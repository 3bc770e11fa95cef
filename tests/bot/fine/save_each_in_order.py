import asyncio

log = []

async def write(line):
    await asyncio.sleep(0.05)
    log.append(line)

async def main():
    for line in ("open", "change", "close"):
        await write(line)
    print(log)

asyncio.run(main())
