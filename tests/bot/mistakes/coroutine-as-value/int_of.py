# line: 9
import asyncio

async def read_number():
    await asyncio.sleep(0.01)
    return "42"

async def main():
    number = int(read_number())
    print(number + 1)

asyncio.run(main())
