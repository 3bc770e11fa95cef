import asyncio

tasks = set()


def start(coro):
    async def run():
        result = await coro
        tasks.discard(task)          # not reached after an error
        return result

    task = asyncio.create_task(run())
    tasks.add(task)
    return task
