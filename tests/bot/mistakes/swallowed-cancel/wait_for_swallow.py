# line: 9
import asyncio

async def read_sensor():
    for attempt in range(3):
        try:
            await asyncio.sleep(1)
            return 42
        except asyncio.CancelledError:
            print("retry", attempt)
    return None

async def main():
    try:
        print(await asyncio.wait_for(read_sensor(), 0.5))
    except TimeoutError:
        print("timeout")

asyncio.run(main())
