import asyncio

async def letters():
    for letter in "abc":
        print(letter)
        await asyncio.sleep(0.1)

async def numbers():
    for n in range(3):
        print(n)
        await asyncio.sleep(0.15)

async def main():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(letters())
        tg.create_task(numbers())

asyncio.run(main())
