import asyncio

async def slow():
    try:
        await asyncio.sleep(10)
    finally:
        print("slow cleans up")

async def main():
    try:
        async with asyncio.timeout(0.5):
            await slow()
    except TimeoutError:
        print("too slow")
    try:
        await asyncio.wait_for(slow(), 0.1)
    except asyncio.TimeoutError:
        print("too slow again")

asyncio.run(main())
