# line: 12
import asyncio
import time

async def query(text):
    time.sleep(0.4)
    return f"rows for {text}"

async def with_retries(text, tries=2):
    for attempt in range(tries):
        try:
            return await asyncio.wait_for(query(text), timeout=0.1)
        except TimeoutError:
            print("attempt", attempt, "timed out")

async def main():
    print(await with_retries("select"))

asyncio.run(main())
