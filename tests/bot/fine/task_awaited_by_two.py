import asyncio

async def load():
    await asyncio.sleep(0.1)
    return "data"

async def reader(name, task):
    print(name, await task)

async def main():
    task = asyncio.create_task(load())
    await asyncio.gather(reader("a", task), reader("b", task))
    print(await task)

asyncio.run(main())
