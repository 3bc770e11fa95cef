import asyncio
import time

lines = []

def write(line):
    time.sleep(0.1)
    lines.append(line)

async def main():
    await asyncio.to_thread(write, "first")
    await asyncio.to_thread(write, "second")
    print(lines)

asyncio.run(main())
