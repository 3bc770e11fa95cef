import asyncio

async def hello():
    return "hello"

async def main():
    coro = hello()
    print(type(coro))
    print(await coro)
    task = asyncio.create_task(hello())
    print(type(task).__name__, task.done())
    print(await task)

asyncio.run(main())
