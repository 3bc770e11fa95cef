# line: 12
import asyncio

line_count = 0

async def read_lines(name):
    await asyncio.sleep(0.01)
    return [name] * 3

async def count(name):
    global line_count
    line_count = line_count + len(await read_lines(name))

async def main():
    await asyncio.gather(count("a"), count("b"))
    print(line_count)

asyncio.run(main())
