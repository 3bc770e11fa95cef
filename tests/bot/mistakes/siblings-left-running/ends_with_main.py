# line: 17
import asyncio

async def writer(lines):
    for n in range(5):
        await asyncio.sleep(0.1)
        lines.append(n)
        print("wrote", n)

async def checker():
    await asyncio.sleep(0.05)
    raise AssertionError("check failed")

async def main():
    lines = []
    try:
        await asyncio.gather(writer(lines), checker())
    except AssertionError as error:
        print(error)
    await asyncio.sleep(0.25)
    print("leaving with", lines)

asyncio.run(main())
