import asyncio

async def averager():
    total, count, average = 0, 0, None
    while True:
        value = yield average
        await asyncio.sleep(0)
        total += value
        count += 1
        average = total / count

async def main():
    average = averager()
    await average.asend(None)
    for value in (10, 20, 60):
        print(await average.asend(value))
    await average.aclose()

asyncio.run(main())
