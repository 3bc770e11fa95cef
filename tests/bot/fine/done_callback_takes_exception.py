import asyncio

def report(task):
    if task.cancelled():
        print(task.get_name(), "cancelled")
    elif task.exception():
        print(task.get_name(), "failed:", task.exception())
    else:
        print(task.get_name(), "gave", task.result())

async def job(n):
    await asyncio.sleep(0.01 * n)
    return 10 // n

async def main():
    tasks = []
    for n in range(3):
        task = asyncio.create_task(job(n), name=f"job {n}")
        task.add_done_callback(report)
        tasks.append(task)
    await asyncio.wait(tasks)
    await asyncio.sleep(0)

asyncio.run(main())
