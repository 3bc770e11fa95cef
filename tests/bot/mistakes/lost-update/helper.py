# line: 13
import asyncio

class Counter:
    value = 0

async def save():
    await asyncio.sleep(0.01)

async def bump(counter):
    new = counter.value + 1
    await save()
    counter.value = new

async def main():
    counter = Counter()
    await asyncio.gather(*[bump(counter) for _ in range(5)])
    print(counter.value)

asyncio.run(main())
