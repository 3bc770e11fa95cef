# line: 12
import asyncio

async def close(n):
    await asyncio.sleep(0.05)
    print("closed", n)

async def main():
    try:
        print("work")
    finally:
        asyncio.gather(close(1), close(2))

asyncio.run(main())
