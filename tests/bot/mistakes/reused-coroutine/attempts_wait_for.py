# line: 12
import asyncio

async def query():
    await asyncio.sleep(1)
    return "rows"

async def main():
    request = query()
    for attempt in range(3):
        try:
            print(await asyncio.wait_for(request, timeout=0.1))
            break
        except TimeoutError:
            print("attempt", attempt, "was too slow")

asyncio.run(main())
