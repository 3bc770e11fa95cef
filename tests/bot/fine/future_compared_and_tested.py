import asyncio

async def main():
    tasks = {asyncio.create_task(asyncio.sleep(n / 100, n)): n for n in (3, 1, 2)}
    pending = set(tasks)
    while pending:
        done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            print(tasks[task] == task.result())

asyncio.run(main())
