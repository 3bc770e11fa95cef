# line: 10
import asyncio

async def inner():
    return 2

async def main():
    loop = asyncio.new_event_loop()
    try:
        print(loop.run_until_complete(inner()))
    finally:
        loop.close()

asyncio.run(main())
