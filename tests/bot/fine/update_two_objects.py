import asyncio

class Counter:
    value = 0

async def bump(counter):
    old = counter.value
    await asyncio.sleep(0.01)
    counter.value = old + 1

async def main():
    a, b = Counter(), Counter()
    await asyncio.gather(bump(a), bump(b))
    print(a.value, b.value)

asyncio.run(main())
