# line: 10
import asyncio

async def part(n):
    await asyncio.sleep(n)
    if n == 0.1:
        raise OSError("part")

async def whole():
    await asyncio.gather(part(0.1), part(0.5))

async def main():
    try:
        await whole()
    except OSError:
        print("whole failed")
    await asyncio.sleep(1)

asyncio.run(main())
