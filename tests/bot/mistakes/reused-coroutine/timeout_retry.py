# line: 12
import asyncio

async def call():
    await asyncio.sleep(0.3)
    return "ok"

async def main():
    request = call()
    for attempt in range(3):
        try:
            print(await asyncio.wait_for(request, 0.1))
        except TimeoutError:
            print("timeout", attempt)

asyncio.run(main())
