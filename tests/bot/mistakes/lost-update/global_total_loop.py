# line: 12
import asyncio

total = 0

async def worker(numbers):
    global total
    for number in numbers:
        current = total
        await asyncio.sleep(0)
        current += number
        total = current

async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(worker([1, 2, 3]))
        group.create_task(worker([4, 5, 6]))
    print(total)

asyncio.run(main())
