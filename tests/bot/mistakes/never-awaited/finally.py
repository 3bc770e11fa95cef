# line: 11
import asyncio

async def close():
    print("closed")

async def main():
    try:
        await asyncio.sleep(0.01)
    finally:
        close()

asyncio.run(main())
