# line: 10
import asyncio
import time

def parse(name):
    time.sleep(0.3)
    return name.upper()

async def main():
    left = await asyncio.to_thread(parse, "left")
    right = await asyncio.to_thread(parse, "right")
    print(left, right)

asyncio.run(main())
