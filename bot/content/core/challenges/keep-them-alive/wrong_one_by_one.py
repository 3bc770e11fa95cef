import asyncio

tasks = set()
turn = asyncio.Lock()


def start(coro):
    async def run():
        async with turn:
            return await coro

    task = asyncio.create_task(run())
    tasks.add(task)
    task.add_done_callback(tasks.discard)
    return task
