# line: 17
import asyncio

async def numbers():
    try:
        for n in range(10):
            yield n
            await asyncio.sleep(0)
    finally:
        print("closed")

async def main():
    stream = numbers()
    async for n in stream:
        if n == 3:
            break
    stream.aclose()
    print("end")

asyncio.run(main())
