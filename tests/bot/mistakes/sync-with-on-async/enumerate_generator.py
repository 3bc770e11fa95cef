# line: 10
import asyncio

async def lines(text):
    for line in text.splitlines():
        await asyncio.sleep(0)
        yield line

async def main():
    for number, line in enumerate(lines("a\nb")):
        print(number, line)

asyncio.run(main())
