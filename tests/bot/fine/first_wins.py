import asyncio

async def f(n):
    await asyncio.sleep(n)
    return n

async def main():
    tasks = [asyncio.create_task(f(n)) for n in (0.1, 5)]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in pending:
        task.cancel()
    print(done.pop().result())

asyncio.run(main())
